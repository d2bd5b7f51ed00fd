import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { NO_WORDS, type Words } from './draft.ts';
import { WordsFields } from './words-fields.tsx';

/** What is told of a maintenance. */
export interface Told {
  body: Words;
  isDelivered: boolean;
}

/** Does something with a maintenance and tells of it. */
export function TellDialog(props: {
  title: string;
  intro?: string;
  submit: string;
  onClose: () => void;
  /** Where it leads after it was sent; by default it closes. */
  onDone?: () => void;
  check?: () => Record<string, string>;
  send: (told: Told) => Promise<unknown>;
  children?: ReactNode;
}): ReactNode {
  const { title, intro, submit, onClose, onDone = onClose, check, send, children } = props;
  const t = useTexts(operationActTexts);
  const [body, setBody] = useState(NO_WORDS);
  const [isDelivered, setDelivered] = useState(true);
  const form = useForm({
    ...(check && { check }),
    submit: () => send({ body, isDelivered }),
    onDone,
  });
  return (
    <FormDialog form={form} onClose={onClose} title={title} description={intro} submit={submit} size="large">
      {children}
      <WordsFields name="body" kind="text" value={body} onValue={setBody} />
      <Checkbox label={t.deliver} checked={isDelivered} onValue={setDelivered} />
    </FormDialog>
  );
}
