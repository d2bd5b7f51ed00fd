import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { isOutdated } from './connection.ts';
import type { LinkProps } from '../ui/ui-context.tsx';

function isPlainClick(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey, currentTarget } = event;
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !currentTarget.target;
}

/** The link of the kit: addresses of the console open in the page, everything else as browsers do. */
export function AppLink({ href, onClick, ...rest }: LinkProps): ReactNode {
  const router = useRouter();
  const isOurs = /^\/(?:o|account|admin|desk)(?:[/?#]|$)/.test(href);
  const preload = (): void => {
    if (isOurs) void router.preloadRoute({ to: href } as never).catch(() => undefined);
  };
  return (
    <a
      {...rest}
      href={href}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={(event) => {
        onClick?.(event);
        // After an update the page is fetched whole, so that nothing old goes on.
        if (!isOurs || isOutdated.get() || event.defaultPrevented || !isPlainClick(event)) return;
        event.preventDefault();
        router.history.push(href);
      }}
    />
  );
}
