import { createContext, useContext, useId, useMemo, type ReactNode } from 'react';
import { FormContext } from './form-context.ts';
import { Icon } from './icon.tsx';
import { useUi } from './ui-context.tsx';

/** What a control takes over from the field around it. */
export interface FieldControl {
  id: string;
  name?: string | undefined;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
  required?: boolean | undefined;
}

const FieldContext = createContext<FieldControl | null>(null);

/** The id, name, description and error of the field around a control; the control's own props win. */
export function useFieldControl(own: { id?: string | undefined }): FieldControl {
  const around = useContext(FieldContext);
  const id = useId();
  return around ? { ...around, ...(own.id ? { id: own.id } : {}) } : { id: own.id ?? id };
}

/** The props of a field. */
export interface FieldProps {
  label: ReactNode;
  /** Under which the form keeps its value and the server names its error (`/name`). */
  name?: string | undefined;
  help?: ReactNode;
  /** Shown besides the form's own error of this name. */
  error?: string | null | undefined;
  isRequired?: boolean | undefined;
  isOptional?: boolean | undefined;
  isLabelHidden?: boolean | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** The line that says what is wrong with a value. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }): ReactNode {
  return (
    <p id={id} className="flex items-start gap-1.5 text-bad">
      <Icon name="circle-alert" size={14} className="mt-[3px]" />
      <span>{children}</span>
    </p>
  );
}

/** A label, one control, what helps and what is wrong; the control learns its ids by itself. */
export function Field(props: FieldProps): ReactNode {
  const { texts } = useUi();
  const id = useId();
  const form = useContext(FormContext);
  const error = props.error ?? (props.name ? form?.errors[props.name] : undefined);
  const describedBy = [props.help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  const control = useMemo<FieldControl>(
    () => ({
      id,
      name: props.name,
      'aria-describedby': describedBy || undefined,
      'aria-invalid': error ? true : undefined,
      required: props.isRequired,
    }),
    [id, props.name, describedBy, error, props.isRequired],
  );
  return (
    <div className={`flex min-w-0 flex-col gap-1 ${props.className ?? ''}`}>
      <label id={`${id}-label`} htmlFor={id} className={props.isLabelHidden ? 'sr-only' : 'font-semibold'}>
        {props.label}
        {props.isOptional && <span className="font-normal text-quiet"> ({texts.optional})</span>}
      </label>
      <FieldContext value={control}>{props.children}</FieldContext>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {props.help && (
        <p id={`${id}-help`} className="text-quiet">
          {props.help}
        </p>
      )}
    </div>
  );
}
