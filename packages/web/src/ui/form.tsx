import { useCallback, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { FaultBanner } from './fault-banner.tsx';
import { readFault } from './fault.ts';
import { FormContext } from './form-context.ts';
import { useUi } from './ui-context.tsx';
import { checkControls } from './validity.ts';

/** A form's state: busy, what failed, what is wrong with which field. */
export interface FormState {
  isBusy: boolean;
  /** What `submit` threw, until the next try. */
  fault: unknown;
  errors: Record<string, string>;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** Forgets what is wrong with a field, as soon as it is edited. */
  forget: (name: string) => void;
  reset: () => void;
}

function focusFirstError(form: HTMLFormElement): void {
  // The errors are drawn first, with them the marks on their controls.
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
}

/**
 * Sends a form once at a time. What was typed stays whatever happens; errors of the server go to the fields that
 * their pointers name.
 *
 * @param options.submit sends it; reads the values from the page's own state or from the form's data
 * @param options.onDone after success, with what `submit` gave
 * @param options.check own rules before sending: what is wrong, by name of field
 */
export function useForm<T>(options: {
  submit: (data: FormData) => Promise<T>;
  onDone?: (result: T) => void;
  check?: (data: FormData) => Record<string, string>;
}): FormState {
  const { texts, format } = useUi();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const isSending = useRef(false);
  const send = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const wrong = { ...checkControls(form, texts, format), ...options.check?.(data) };
    setErrors(wrong);
    setFault(null);
    if (Object.keys(wrong).length > 0) return focusFirstError(form);
    isSending.current = true;
    setBusy(true);
    try {
      // In one expression nothing would be sent where nobody asks for the result.
      const result = await options.submit(data);
      options.onDone?.(result);
    } catch (error) {
      setFault(error ?? new Error());
      setErrors(readFault(error).fields);
      focusFirstError(form);
    } finally {
      isSending.current = false;
      setBusy(false);
    }
  };
  const forget = useCallback((name: string) => setErrors(({ [name]: _gone, ...rest }) => rest), []);
  const reset = useCallback(() => {
    setErrors({});
    setFault(null);
  }, []);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!isSending.current) void send(event.currentTarget);
  };
  return { isBusy, fault, errors, onSubmit, forget, reset };
}

/** A form with its fields. What failed is said on top, unless `isPlain`. */
export function Form(props: {
  form: FormState;
  isPlain?: boolean;
  className?: string;
  children: ReactNode;
}): ReactNode {
  const { texts } = useUi();
  const { errors, fault, forget, onSubmit } = props.form;
  const context = useMemo(() => ({ errors }), [errors]);
  return (
    <form
      noValidate
      onSubmit={onSubmit}
      onInput={(event) => {
        const { name: own, dataset } = event.target as HTMLInputElement;
        const name = own || dataset['name'];
        if (name && errors[name]) forget(name);
      }}
      className={props.className ?? 'flex flex-col gap-4'}
    >
      {Boolean(fault) && !props.isPlain && <FaultBanner fault={fault}>{texts.lostNothing}</FaultBanner>}
      <FormContext value={context}>{props.children}</FormContext>
    </form>
  );
}
