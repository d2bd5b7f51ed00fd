import { useState, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classNames } from './class-names.ts';
import { useFieldControl } from './field.tsx';
import { Icon, type IconName } from './icon.tsx';
import { useUi } from './ui-context.tsx';

/** The frame that every control one types into shares. */
export const controlLooks = 'ui-control';

/** The props of an input besides those of the element. */
export interface InputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'prefix'> {
  icon?: IconName | undefined;
  /** Fixed text before or behind what is typed: an address's beginning, a unit. */
  prefix?: string | undefined;
  suffix?: string | undefined;
  /** For codes, hashes and names that people type exactly. */
  isCode?: boolean | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of text, or another kind of native input. Stands inside a `Field`. */
export function Input(props: InputProps): ReactNode {
  const { icon, prefix, suffix, isCode, className, ...rest } = props;
  const field = useFieldControl(props);
  const codeProps = isCode ? { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' } : {};
  const input = (
    <input
      type="text"
      {...codeProps}
      {...field}
      {...rest}
      id={field.id}
      className={classNames(
        controlLooks,
        isCode && 'font-mono',
        icon && 'pl-8',
        !prefix && !suffix && className,
      )}
    />
  );
  if (icon)
    return (
      <span className={classNames('relative flex', className)}>
        <Icon
          name={icon}
          size={14}
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-quiet"
        />
        {input}
      </span>
    );
  if (!prefix && !suffix) return input;
  const side = 'flex shrink-0 items-center border whitespace-nowrap border-edge bg-raised px-2.5 text-quiet';
  return (
    <span className={classNames('ui-affixed flex', className)}>
      {prefix && <span className={`${side} rounded-l-md border-r-0`}>{prefix}</span>}
      {input}
      {suffix && <span className={`${side} rounded-r-md border-l-0`}>{suffix}</span>}
    </span>
  );
}

/** A password, with a button that shows it. */
export function PasswordInput(props: Omit<InputProps, 'type' | 'icon' | 'prefix' | 'suffix'>): ReactNode {
  const { texts } = useUi();
  const [isShown, setShown] = useState(false);
  return (
    <span className="relative flex">
      <Input
        {...props}
        type={isShown ? 'text' : 'password'}
        className={classNames('pr-20', props.className)}
      />
      <button
        type="button"
        aria-pressed={isShown}
        onClick={() => setShown(!isShown)}
        className="absolute inset-y-1 right-1 cursor-pointer rounded-sm px-2 text-quiet hover:bg-hover hover:text-text"
      >
        {isShown ? texts.hidePassword : texts.showPassword}
      </button>
    </span>
  );
}
