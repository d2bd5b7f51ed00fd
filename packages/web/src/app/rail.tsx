import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { useUi } from '../ui/ui-context.tsx';
import { AccountMenu } from './account-menu.tsx';
import { useTexts } from './language.ts';
import { Logo } from './logo.tsx';
import { PaletteButton } from './palette-button.tsx';
import { railItems, type RailItem } from './rail-items.ts';
import { useAccount } from './session.tsx';
import { OrganisationSwitcher, ProjectSwitcher } from './switchers.tsx';
import { useNearestPlace } from './place.ts';

/** The left rail: where one is, where one can go, who one is. `onLeave` closes the drawer around it. */
export function Rail({ onLeave }: { onLeave?: () => void }): ReactNode {
  const t = useTexts(shellTexts);
  const { org, project } = useNearestPlace();
  const account = useAccount();
  useLeave(onLeave);
  return (
    <div className="flex min-h-full flex-col gap-4 p-3">
      <div className="hidden px-1 py-1 lg:block">
        <Logo />
      </div>
      <div className="flex flex-col gap-2">
        {account.staff !== 'agent' && <OrganisationSwitcher org={org} />}
        {org && account.staff !== 'agent' && <ProjectSwitcher org={org} project={project} />}
        <div className="hidden lg:block">
          <PaletteButton />
        </div>
      </div>
      <nav aria-label={t.navigation} className="flex-1">
        <ul className="flex flex-col gap-0.5">
          {railItems({ org, project }, account, t).map((item) => (
            <RailLink key={item.href} item={item} />
          ))}
        </ul>
      </nav>
      <AccountMenu />
    </div>
  );
}

function RailLink({ item }: { item: RailItem }): ReactNode {
  const { Link } = useUi();
  const pathname = useLocation({ select: (location) => location.pathname });
  const isHere = item.isHere(decodeURI(pathname));
  return (
    <li>
      <Link
        href={item.href}
        aria-current={isHere ? 'page' : undefined}
        className={classNames(
          'flex min-h-8 items-center gap-2.5 rounded-md px-2 no-underline',
          isHere ? 'bg-accent-soft font-medium text-accent-strong' : 'text-text hover:bg-hover',
        )}
      >
        <Icon name={item.icon} className={isHere ? '' : 'text-quiet'} />
        {item.label}
      </Link>
    </li>
  );
}

function useLeave(onLeave: (() => void) | undefined): void {
  const href = useLocation({ select: (location) => location.href });
  const first = useRef(href);
  useEffect(() => {
    if (href !== first.current) onLeave?.();
  }, [href, onLeave]);
}
