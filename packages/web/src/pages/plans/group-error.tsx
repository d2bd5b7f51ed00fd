import { useContext, type ReactNode } from 'react';
import { FieldError } from '../../ui/field.tsx';
import { FormContext } from '../../ui/form-context.ts';

/** What is wrong with several fields together, by the name that the server gives the whole. */
export function GroupError({ name }: { name: string }): ReactNode {
  const error = useContext(FormContext)?.errors[name];
  return error ? <FieldError>{error}</FieldError> : null;
}
