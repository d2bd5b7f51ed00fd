import type { MailReview } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { choicesOf } from './choices-of.ts';

type Reason = keyof (typeof deskPageTexts)['en']['mail']['dropReasons'];

/** Takes a mail off the list, and says what it is. */
export function DropMailDialog({ review, onClose }: { review: MailReview; onClose: () => void }): ReactNode {
  const { mail: t } = useTexts(deskPageTexts);
  const [reason, setReason] = useState<string>('spam');
  const drop = useSend(client.supportMail.dropReview);
  const form = useForm({
    submit: () => drop({ review: review.id, reason: reason as Reason }),
    onDone: onClose,
  });
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.dropTitle}
      description={t.dropText}
      submit={t.drop}
      kind="danger"
      size="small"
    >
      <RadioGroup
        label={t.dropReason}
        choices={choicesOf(t.dropReasons)}
        value={reason}
        onValue={setReason}
      />
    </FormDialog>
  );
}
