import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';

const REST_MS = 2000;

/**
 * A dialog whose code is fetched when the page is at rest, or when it opens; like a page it is asked for anew where
 * an update took it away.
 *
 * @example const CreateDialog = later(() => import('../../app/create-dialog.tsx'), 'CreateDialog');
 */
export function later<Name extends string, Props extends object>(
  load: () => Promise<Record<Name, (props: Props) => ReactNode>>,
  name: Name,
): (props: Props) => ReactNode {
  const Dialog = lazyRouteComponent(load, name) as (props: Props) => ReactNode;
  // Then it opens at once, and also while the server does not answer.
  setTimeout(() => void load().catch(() => undefined), REST_MS);
  return (props) => (
    <Suspense>
      <Dialog {...props} />
    </Suspense>
  );
}
