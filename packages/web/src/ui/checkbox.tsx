import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

interface TickProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'onChange'> {
  label: ReactNode;
  help?: ReactNode;
  onValue?: ((isChecked: boolean) => void) | undefined;
}

function Tick(props: TickProps & { looks: string }): ReactNode {
  const { label, help, onValue, className, looks, ...rest } = props;
  const id = useId();
  return (
    <div className={`flex items-start gap-2 ${className ?? ''}`}>
      <input
        id={id}
        aria-describedby={help ? `${id}-help` : undefined}
        {...rest}
        type="checkbox"
        onChange={(event) => onValue?.(event.target.checked)}
        className={`${looks} shrink-0 cursor-pointer disabled:cursor-not-allowed`}
      />
      <div className="min-w-0">
        <label htmlFor={rest.id ?? id} className="cursor-pointer">
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className="text-quiet">
            {help}
          </p>
        )}
      </div>
    </div>
  );
}

/** Yes or no, sent with the form. */
export function Checkbox(props: TickProps): ReactNode {
  return <Tick {...props} looks="ui-checkbox" />;
}

/** On or off, in force at once. */
export function Switch(props: TickProps): ReactNode {
  return <Tick {...props} role="switch" looks="ui-switch" />;
}
