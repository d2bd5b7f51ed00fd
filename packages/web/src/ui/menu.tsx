import { lazy, Suspense, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, type ButtonKind } from './button.tsx';
import type { IconName } from './icon.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

/** A line of a menu. */
export type MenuEntry =
  | {
      label: string;
      icon?: IconName | undefined;
      hint?: string | undefined;
      /** What it does; with `href` it goes somewhere instead. */
      onSelect?: (() => void) | undefined;
      href?: string | undefined;
      isDanger?: boolean | undefined;
      isDisabled?: boolean | undefined;
      /** Marks the present one of several. */
      isCurrent?: boolean | undefined;
    }
  | { separator: true }
  | { heading: string };

/** The props of a menu. */
export interface MenuProps {
  /** Names the menu, and the button where it shows an icon alone. */
  label: string;
  entries: MenuEntry[];
  /** What the button shows; without it an ellipsis. */
  children?: ReactNode;
  icon?: IconName | undefined;
  kind?: ButtonKind | undefined;
  size?: 'small' | 'normal' | undefined;
  align?: 'start' | 'end' | undefined;
  className?: string | undefined;
}

// Most visits open no menu; what places and drives one is fetched when the pointer or the focus comes near.
const loadPopup = () => import('./menu-popup.tsx');
const MenuPopup = lazy(() => loadPopup().then((module) => ({ default: module.MenuPopup })));

/** A button with a list of things to do or places to go. */
export function Menu(props: MenuProps): ReactNode {
  const { label, entries, children, icon = children ? undefined : 'ellipsis', align } = props;
  const [isOpen, setOpen] = useState(false);
  const [wasOpened, setOpened] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const toggle = (open: boolean): void => {
    setOpened(true);
    setOpen(open);
  };
  const openByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    toggle(true);
  };
  return (
    <>
      <Button
        ref={trigger}
        kind={props.kind ?? (children ? 'secondary' : 'quiet')}
        size={props.size}
        icon={icon}
        iconAfter={children ? 'chevron-down' : undefined}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        title={children ? undefined : label}
        className={`${children ? '' : 'w-8 px-0 pointer-coarse:w-10'} ${props.className ?? ''}`}
        onPointerEnter={() => void loadPopup()}
        onFocus={() => void loadPopup()}
        onKeyDown={openByKey}
        onClick={() => toggle(!isOpen)}
      >
        {children ?? <VisuallyHidden>{label}</VisuallyHidden>}
      </Button>
      {wasOpened && (
        <Suspense>
          <MenuPopup {...{ label, entries, align, isOpen, trigger }} onOpen={setOpen} />
        </Suspense>
      )}
    </>
  );
}
