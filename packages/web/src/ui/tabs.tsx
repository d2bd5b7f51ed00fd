import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useUi } from './ui-context.tsx';

/** One of several views at the same place. */
export interface Tab {
  id: string;
  label: string;
  /** A number beside the label. */
  count?: number | undefined;
  content: ReactNode;
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function TabWords({ label, count }: { label: string; count?: number | undefined }): ReactNode {
  const { format } = useUi();
  return (
    <>
      {label}
      {count !== undefined && (
        <span className="rounded-full bg-hover px-1.5 text-xs tabular-nums">{format.number(count)}</span>
      )}
    </>
  );
}

/** Views of one thing, of which one is seen. Keep `value` in the URL. */
export function Tabs(props: {
  label: string;
  tabs: Tab[];
  value: string;
  onValue: (id: string) => void;
}): ReactNode {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = props.tabs.find((tab) => tab.id === props.value) ?? props.tabs[0];
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step || !current) return;
    event.preventDefault();
    const next = step(props.tabs.indexOf(current), props.tabs.length);
    props.onValue(props.tabs[next]!.id);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div className="min-w-0">
      <div
        ref={list}
        role="tablist"
        tabIndex={-1}
        aria-label={props.label}
        onKeyDown={move}
        className="ui-tabs"
      >
        {props.tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => props.onValue(tab.id)}
            className="ui-tab"
          >
            <TabWords {...tab} />
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${current?.id}`}
        tabIndex={0}
        className="ui-focus-inside pt-4"
      >
        {current?.content}
      </div>
    </div>
  );
}

/** Pages of one thing, as links that look like tabs. */
export function TabLinks(props: {
  label: string;
  links: { href: string; label: string; count?: number | undefined; isCurrent: boolean }[];
}): ReactNode {
  const { Link } = useUi();
  const nav = useRef<HTMLElement>(null);
  const count = props.links.length;
  useEffect(() => {
    // Where they do not fit beside each other, the present one may be out of sight.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [count]);
  return (
    <nav ref={nav} aria-label={props.label} className="ui-tabs">
      {props.links.map(({ href, isCurrent, ...words }) => (
        <Link key={href} href={href} aria-current={isCurrent ? 'page' : undefined} className="ui-tab">
          <TabWords {...words} />
        </Link>
      ))}
    </nav>
  );
}
