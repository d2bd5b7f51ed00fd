import type { IconName } from './icon.tsx';

/** Something to do, or with `href` somewhere to go. */
export interface MenuItem {
  label: string;
  icon?: IconName | undefined;
  hint?: string | undefined;
  onSelect?: (() => void) | undefined;
  href?: string | undefined;
  isDanger?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** Given for one of several to choose from: whether it is the present one. */
  isCurrent?: boolean | undefined;
}

/** A line of a menu. A heading names what follows, up to the next heading or separator. */
export type MenuEntry = MenuItem | { separator: true } | { heading: string };
