import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Field, FieldError } from '../../ui/field.tsx';
import { Form, useForm } from '../../ui/form.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { FileFields } from './file-fields.tsx';
import { useAttachments } from './use-attachments.ts';

/** Writing on a request, with files. */
export function ReplyForm(props: { at: { org: string; ticket: string }; isOver: boolean }): ReactNode {
  const { at, isOver } = props;
  const t = useTexts(ticketTexts);
  const { filesPending } = useTexts(newTicketTexts);
  const [text, setText] = useState('');
  const files = useAttachments();
  const reply = useSend(client.tickets.reply);
  const form = useForm({
    check: (): Record<string, string> => (files.isReady ? {} : { files: filesPending }),
    submit: () => reply({ ...at, text, files: files.ids, channel: 'console' }),
    onDone: () => {
      setText('');
      files.clear();
      showToast({ tone: 'good', title: t.sent });
    },
  });
  return (
    <Card>
      <Form form={form}>
        <Field label={t.reply} name="text" help={isOver ? t.replyOver : undefined} isRequired>
          <Textarea
            rows={4}
            maxLength={50_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <FileFields files={files} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.send}
          </Button>
          {form.errors['files'] && <FieldError>{form.errors['files']}</FieldError>}
        </div>
      </Form>
    </Card>
  );
}
