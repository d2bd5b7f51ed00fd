import type { ReactNode } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { Input, type InputProps } from './input.tsx';

/**
 * One line of text with its label, which browsers fill in only where they are told what it is.
 *
 * @example <InputField label={t.email} name="email" type="email" isRequired value={email} onValue={setEmail} />
 */
export function InputField(
  props: Omit<FieldProps, 'children'> &
    Omit<InputProps, 'name' | 'value' | 'onChange'> & { value: string; onValue: (value: string) => void },
): ReactNode {
  const { label, name, help, error, isRequired, isOptional, isLabelHidden, className, onValue, ...input } =
    props;
  return (
    <Field {...{ label, name, help, error, isRequired, isOptional, isLabelHidden, className }}>
      <Input autoComplete="off" {...input} onChange={(event) => onValue(event.target.value)} />
    </Field>
  );
}
