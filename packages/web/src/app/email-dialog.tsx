import { useState, type ReactNode } from 'react';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useForm } from '../ui/form.tsx';
import { InputField } from '../ui/input-field.tsx';
import { showToast } from '../ui/toast-store.ts';

/**
 * Lets in somebody who has an account, by the address alone.
 *
 * @param props.said what is told afterwards, from the answer
 */
export function EmailDialog<O>(props: {
  title: string;
  description: string;
  label: string;
  submit: string;
  send: (email: string) => Promise<O>;
  said: (output: O) => string;
  onClose: () => void;
}): ReactNode {
  const { title, description, label, submit, send, said, onClose } = props;
  const [email, setEmail] = useState('');
  const form = useForm({
    submit: () => send(email.trim()),
    onDone: (output) => {
      showToast({ tone: 'good', title: said(output) });
      onClose();
    },
  });
  return (
    <FormDialog {...{ form, title, description, submit, onClose }}>
      <InputField
        label={label}
        name="email"
        type="email"
        isRequired
        maxLength={254}
        value={email}
        onValue={setEmail}
      />
    </FormDialog>
  );
}
