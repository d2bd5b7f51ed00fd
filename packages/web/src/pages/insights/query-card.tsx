import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loaded } from '../../app/loaded.tsx';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** A card for what a query brings. It fades a little while figures of another period are on their way. */
export function QueryCard<T>(props: {
  query: UseQueryResult<T>;
  footer?: ReactNode;
  children: (data: T) => ReactNode;
}): ReactNode {
  const { query } = props;
  return (
    <Card footer={props.footer} className={query.isPlaceholderData ? 'opacity-60' : ''}>
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {props.children}
      </Loaded>
    </Card>
  );
}

/** Says under a chart's name that there is nothing to draw. */
export function NoLines({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <>
      <p className="font-semibold">{label}</p>
      <p className="py-6 text-center text-quiet">{children}</p>
    </>
  );
}
