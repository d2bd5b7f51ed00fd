import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, type ButtonKind } from './button.tsx';
import type { IconName } from './icon.tsx';
import { MenuList, menuItemsOf } from './menu-list.tsx';
import type { MenuEntry, MenuItem } from './menu-types.ts';
import { placeBelow } from './place-beside.ts';
import { Tooltip } from './tooltip.tsx';

export type { MenuEntry };

/** The props of a menu. */
export interface MenuProps {
  /** Names the menu, and the button where it shows an icon alone. */
  label: string;
  entries: MenuEntry[];
  /** What the button shows; without it an icon, by default an ellipsis. */
  children?: ReactNode;
  icon?: IconName | undefined;
  kind?: ButtonKind | undefined;
  size?: 'small' | 'normal' | undefined;
  align?: 'start' | 'end' | undefined;
  className?: string | undefined;
}

/** Keeps an open popup beside its button while the page moves. */
function usePlace(isOpen: boolean, place: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    place();
    addEventListener('scroll', place, true);
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, true);
      removeEventListener('resize', place);
    };
  });
}

/** A button with a list of things to do or places to go. */
export function Menu(props: MenuProps): ReactNode {
  const { label, children, align } = props;
  const id = useId();
  // The moment at which it opened: opened anew before it was told of its closing, it still takes the focus.
  const [opening, setOpening] = useState<number | null>(null);
  const isOpen = opening !== null;
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const startsAtEnd = useRef(false);
  usePlace(isOpen, () => placeBelow(list.current!, trigger.current!, align));
  useEffect(() => {
    if (opening === null) return;
    menuItemsOf(list.current!)
      .at(startsAtEnd.current ? -1 : 0)
      ?.focus({ preventScroll: true });
    startsAtEnd.current = false;
  }, [opening]);
  const close = (): void => list.current?.hidePopover();
  const choose = (item: MenuItem): void => {
    if (item.isDisabled) return;
    // The focus goes back to the button first, so that a dialog that opens now returns it there.
    close();
    item.onSelect?.();
  };
  const openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    startsAtEnd.current = event.key === 'ArrowUp';
    list.current?.showPopover();
  };
  const button = (
    <Button
      ref={trigger}
      kind={props.kind ?? (children ? 'secondary' : 'quiet')}
      size={props.size}
      icon={props.icon ?? (children ? undefined : 'ellipsis')}
      iconAfter={children ? 'chevron-down' : undefined}
      aria-label={children ? undefined : label}
      data-icon-only={children ? undefined : true}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      popoverTarget={id}
      className={`${children ? '' : props.size === 'small' ? 'w-7 px-0 pointer-coarse:w-9' : 'w-8 px-0 pointer-coarse:w-10'} ${props.className ?? ''}`}
      onKeyDown={openByKey}
    >
      {children}
    </Button>
  );
  return (
    <>
      {children ? (
        button
      ) : (
        <Tooltip text={label} isName>
          {button}
        </Tooltip>
      )}
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        onToggle={(event) => setOpening(event.newState === 'open' ? event.timeStamp : null)}
        className="ui-popup ui-menu"
      >
        {isOpen && <MenuList key={opening} entries={props.entries} onChoose={choose} onTab={close} />}
      </div>
    </>
  );
}
