import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { Spinner } from './spinner.tsx';
import { Tooltip } from './tooltip.tsx';
import { useUi, type LinkProps } from './ui-context.tsx';

/** `primary`: the one thing to do here. `danger`: destroys. `quiet`: in rows and bars. */
export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet';

interface Looks {
  kind?: ButtonKind | undefined;
  size?: 'small' | 'normal' | undefined;
  icon?: IconName | undefined;
  iconAfter?: IconName | undefined;
}

const kinds: Record<ButtonKind, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
  secondary: 'border-edge/60 bg-page text-text shadow-raised hover:bg-hover',
  danger: 'border-bad bg-bad text-on-bad hover:brightness-110',
  quiet: 'border-transparent text-text hover:bg-hover',
};

function looks({ kind = 'secondary', size = 'normal' }: Looks, className?: string): string {
  return classNames(
    'ui-press inline-flex shrink-0 cursor-pointer items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap no-underline select-none',
    'disabled:cursor-not-allowed aria-disabled:cursor-not-allowed disabled:opacity-60',
    size === 'small' ? 'min-h-7 px-2 text-xs pointer-coarse:min-h-9' : 'min-h-8 px-3 pointer-coarse:min-h-10',
    kinds[kind],
    className,
  );
}

/** A button's props besides those of the element. */
export interface ButtonProps extends Looks, ButtonHTMLAttributes<HTMLButtonElement> {
  /** Something is under way: the button stays focusable, turns a ring and takes no second press. */
  busy?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button. Inside a form say `type="submit"`. */
export function Button(props: ButtonProps): ReactNode {
  const { kind, size, icon, iconAfter, busy, className, children, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy}
      data-kind={kind}
      className={looks({ kind, size }, className)}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <Spinner /> : icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
      {iconAfter && <Icon name={iconAfter} size={14} className="-mr-0.5 opacity-70" />}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function ButtonLink(props: Looks & LinkProps): ReactNode {
  const { kind, size, icon, iconAfter, className, children, ...rest } = props;
  const { Link } = useUi();
  return (
    <Link {...rest} data-kind={kind} className={looks({ kind, size }, className)}>
      {icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
      {iconAfter && <Icon name={iconAfter} size={14} />}
    </Link>
  );
}

/** A button with an icon alone; its label is its name and its tooltip. */
export function IconButton(
  props: Omit<ButtonProps, 'children' | 'icon' | 'iconAfter'> & { icon: IconName; label: string },
): ReactNode {
  const { icon, label, size, kind = 'quiet', className, ...rest } = props;
  return (
    <Tooltip text={label} isName>
      <Button
        {...rest}
        kind={kind}
        size={size}
        icon={icon}
        aria-label={label}
        data-icon-only
        className={classNames(
          size === 'small' ? 'w-7 px-0 pointer-coarse:w-9' : 'w-8 px-0 pointer-coarse:w-10',
          className,
        )}
      />
    </Tooltip>
  );
}
