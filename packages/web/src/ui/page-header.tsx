import { Fragment, type ReactNode } from 'react';
import { Icon } from './icon.tsx';
import { useUi } from './ui-context.tsx';

/** A step on the way to a page. */
export interface Crumb {
  label: string;
  href: string;
}

/** The way to this page, without the page itself. */
function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }): ReactNode {
  const { texts, Link } = useUi();
  return (
    <nav aria-label={texts.breadcrumbs}>
      <ol className="flex flex-wrap items-center gap-x-1 text-quiet">
        {crumbs.map(({ label, href }, at) => (
          <Fragment key={href}>
            {at > 0 && (
              <li aria-hidden>
                <Icon name="chevron-right" size={12} />
              </li>
            )}
            <li className="min-w-0">
              <Link
                href={href}
                className="block truncate text-quiet no-underline hover:text-text hover:underline"
              >
                {label}
              </Link>
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

/** The top of a page: the way there, its title, its state, what can be done, and its parts as `TabLinks`. */
export function PageHeader(props: {
  title: ReactNode;
  crumbs?: Crumb[];
  /** Badges, a state, an id: beside the title. */
  meta?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  tabs?: ReactNode;
}): ReactNode {
  return (
    <header className="mb-6">
      {props.crumbs && props.crumbs.length > 0 && <Breadcrumbs crumbs={props.crumbs} />}
      <div className="ui-head mt-1 flex items-start justify-between gap-x-6 gap-y-3">
        <div className={props.description ? 'min-w-0 flex-[1_1_20rem]' : 'min-w-0'}>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 tabIndex={-1} className="text-xl font-semibold tracking-tight">
              {props.title}
            </h1>
            {props.meta}
          </div>
          {props.description && <p className="mt-0.5 max-w-[70ch] text-quiet">{props.description}</p>}
        </div>
        {props.actions && (
          <div className="ui-page-actions flex flex-wrap items-center gap-2">{props.actions}</div>
        )}
      </div>
      {props.tabs && <div className="mt-4">{props.tabs}</div>}
    </header>
  );
}
