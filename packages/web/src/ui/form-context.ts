import { createContext } from 'react';

/** What fields ask of the form around them. */
export interface FormErrors {
  /** What is wrong with each field, by name. */
  errors: Record<string, string>;
}

/** The form around a field, if there is one. */
export const FormContext = createContext<FormErrors | null>(null);
