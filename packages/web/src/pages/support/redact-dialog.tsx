import type { TicketFile } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { redactionTexts } from '../../texts/redaction.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast-store.ts';

const LEAST_CHARACTERS = 2;

/** Takes a text or files out of what the customer's side wrote: for a secret that was sent by mistake. */
export function RedactDialog(props: { at: { org: string; ticket: string }; onClose: () => void }): ReactNode {
  const { at, onClose } = props;
  const t = useTexts(redactionTexts);
  const [part, setPart] = useState('');
  const [files, setFiles] = useState<string[]>([]);
  const redact = useSend(client.ticketPrivacy.redact);
  const text = part.trim();
  const form = useForm({
    check: (): Record<string, string> =>
      text.length >= LEAST_CHARACTERS || (text === '' && files.length > 0) ? {} : { parts: t.nothing },
    submit: () => redact({ ...at, parts: text === '' ? [] : [text], files }),
    onDone: (done) => {
      showToast({ tone: 'good', title: t.done(done.messages, done.files) });
      onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t.act}
      description={t.intro}
      submit={t.submit}
      kind="danger"
      onClose={onClose}
    >
      <Field label={t.part} name="parts" help={t.partHelp}>
        <Textarea
          rows={2}
          maxLength={10_000}
          value={part}
          onChange={(event) => setPart(event.target.value)}
        />
      </Field>
      <FileChoice at={at} chosen={files} onChosen={setFiles} />
      <p>{t.lasts}</p>
    </FormDialog>
  );
}

function FileChoice(props: {
  at: { org: string; ticket: string };
  chosen: string[];
  onChosen: (ids: string[]) => void;
}): ReactNode {
  const { at, chosen, onChosen } = props;
  const t = useTexts(redactionTexts);
  const entries = useWholeList(api.tickets.timeline.key(), client.tickets.timeline, at);
  const files: TicketFile[] = (entries.data ?? []).flatMap((entry) =>
    entry.kind === 'message' && entry.by.side !== 'agent' ? entry.message.files : [],
  );
  if (files.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{t.files}</legend>
      {files.map(({ id, name }) => (
        <Checkbox
          key={id}
          label={<span className="wrap-anywhere">{name}</span>}
          checked={chosen.includes(id)}
          onValue={(isChosen) =>
            onChosen(isChosen ? [...chosen, id] : chosen.filter((other) => other !== id))
          }
        />
      ))}
    </fieldset>
  );
}
