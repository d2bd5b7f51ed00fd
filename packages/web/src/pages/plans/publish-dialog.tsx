import type { PlanCatalogue, PublishedCatalogue } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { Button } from '../../ui/button.tsx';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useUi } from '../../ui/ui-context.tsx';

/** Publishes another version; it begins as the newest one, as JSON, and the server says what is wrong with it. */
export function PublishDialog(props: { newest: PublishedCatalogue; onClose: () => void }): ReactNode {
  const { newest, onClose } = props;
  const t = useTexts(catalogueTexts);
  const { texts, format } = useUi();
  const [text, setText] = useState(() => JSON.stringify(newest.catalogue, null, 2));
  const [effectiveFrom, setEffectiveFrom] = useState('');
  const [note, setNote] = useState('');
  const publish = useSend(client.plans.publish);
  const form = useForm({
    check: (): Record<string, string> => (parse(text) ? {} : { catalogue: t.notJson }),
    // The server checks every member of it and names the faulty one.
    submit: () =>
      publish({ catalogue: parse(text)!, note: note.trim(), ...(effectiveFrom && { effectiveFrom }) }),
    onDone: ({ version }) => {
      showToast({ tone: 'good', title: t.published(format.number(version)) });
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      size="large"
      title={t.publishTitle}
      description={t.publishText}
      onClose={onClose}
      isLocked={form.isBusy}
    >
      <Form form={form} className="contents">
        <DialogBody>
          <Field label={t.catalogue} name="catalogue" help={t.catalogueHelp} isRequired>
            <Textarea isCode rows={16} value={text} onChange={(event) => setText(event.target.value)} />
          </Field>
          <Field label={t.effective} name="effectiveFrom" help={t.effectiveHelp} isOptional>
            <DateTimeInput value={effectiveFrom} onValue={setEffectiveFrom} />
          </Field>
          <Field label={t.note} name="note" help={t.noteHelp} isRequired>
            <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
        </DialogBody>
        <DialogFooter>
          <Button onClick={onClose} disabled={form.isBusy}>
            {texts.cancel}
          </Button>
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.submit}
          </Button>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}

function parse(text: string): PlanCatalogue | undefined {
  try {
    return JSON.parse(text) as PlanCatalogue;
  } catch {
    return undefined;
  }
}
