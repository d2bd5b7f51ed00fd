import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { MenuEntry, MenuItem } from './menu-types.ts';
import { useUi } from './ui-context.tsx';

const TYPING_PAUSE = 600;

function Item({ item, onChoose }: { item: MenuItem; onChoose: (item: MenuItem) => void }): ReactNode {
  const { Link } = useUi();
  const isChoice = item.isCurrent !== undefined && item.href === undefined;
  const shared = {
    role: isChoice ? 'menuitemradio' : 'menuitem',
    'aria-checked': isChoice ? item.isCurrent : undefined,
    'aria-disabled': item.isDisabled,
    tabIndex: -1,
    className: classNames('ui-option w-full text-left', item.isDanger && 'text-bad'),
    onPointerMove: (event: { currentTarget: HTMLElement }) =>
      event.currentTarget.focus({ preventScroll: true }),
    onClick: () => onChoose(item),
  };
  const content = (
    <>
      {item.icon && <Icon name={item.icon} className={item.isDanger ? '' : 'text-quiet'} />}
      <span className="min-w-0 flex-1">
        <span className="block">{item.label}</span>
        {item.hint && <span className="block text-xs text-quiet">{item.hint}</span>}
      </span>
      {item.isCurrent && <Icon name="check" size={14} className="text-accent" />}
    </>
  );
  if (item.href === undefined)
    return (
      <button type="button" {...shared}>
        {content}
      </button>
    );
  return (
    <Link href={item.href} aria-current={item.isCurrent ? 'page' : undefined} {...shared}>
      {content}
    </Link>
  );
}

interface Section {
  heading?: string;
  isApart: boolean;
  items: MenuItem[];
}

function sectionsOf(entries: MenuEntry[]): Section[] {
  const sections: Section[] = [{ isApart: false, items: [] }];
  for (const entry of entries) {
    if ('separator' in entry) sections.push({ isApart: true, items: [] });
    else if ('heading' in entry) sections.push({ heading: entry.heading, isApart: false, items: [] });
    else sections.at(-1)!.items.push(entry);
  }
  return sections.filter(({ heading, items }) => heading !== undefined || items.length > 0);
}

function Group({ section, onChoose }: { section: Section; onChoose: (item: MenuItem) => void }): ReactNode {
  const id = useId();
  const items = section.items.map((item) => <Item key={item.label} item={item} onChoose={onChoose} />);
  return (
    <>
      {section.isApart && <div role="separator" className="my-1 h-px bg-line" />}
      {section.heading === undefined ? (
        items
      ) : (
        <div role="group" aria-labelledby={id}>
          <div id={id} role="presentation" className="px-2 pt-1.5 pb-1 text-xs font-medium text-quiet">
            {section.heading}
          </div>
          {items}
        </div>
      )}
    </>
  );
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** The items of a list of menu items that can be chosen. */
export function menuItemsOf(list: HTMLElement): HTMLElement[] {
  return Array.from(list.querySelectorAll<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])'));
}

/** What a menu holds: walked with the arrow keys, or by typing how an item begins. */
export function MenuList(props: {
  entries: MenuEntry[];
  onChoose: (item: MenuItem) => void;
  onTab: () => void;
}): ReactNode {
  const typed = useRef({ text: '', at: 0 });
  const seek = (items: HTMLElement[], key: string, now: number): HTMLElement | undefined => {
    const isNew = now - typed.current.at > TYPING_PAUSE;
    typed.current = { text: (isNew ? '' : typed.current.text) + key.toLowerCase(), at: now };
    return items.find(({ innerText }) => innerText.trim().toLowerCase().startsWith(typed.current.text));
  };
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Tab') return props.onTab();
    const items = menuItemsOf(event.currentTarget);
    const step = steps[event.key];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const isLetter = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
    const next = step
      ? items[step(at, items.length)]
      : isLetter
        ? seek(items, event.key, event.timeStamp)
        : undefined;
    if (step || isLetter) event.preventDefault();
    next?.focus();
  };
  return (
    <div role="presentation" onKeyDown={move}>
      {sectionsOf(props.entries).map((section, at) => (
        <Group key={at} section={section} onChoose={props.onChoose} />
      ))}
    </div>
  );
}
