import type { MailReview } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { choicesOf } from './choices-of.ts';
import { deskPath } from './desk-address.ts';

type Category = keyof (typeof deskWords)['en']['categories'];

/** Makes a ticket of a mail, in the name of an account, with the reason why that is right. */
export function OpenMailDialog({ review, onClose }: { review: MailReview; onClose: () => void }): ReactNode {
  const { mail: t } = useTexts(deskPageTexts);
  const words = useTexts(deskWords);
  const go = useGo();
  const [account, setAccount] = useState(review.account ? (review.mail?.sender?.address ?? '') : '');
  const [category, setCategory] = useState('');
  const [reason, setReason] = useState('');
  const open = useSend(client.supportMail.openReview);
  const form = useForm({
    check: (): Record<string, string> => (reason.trim() === '' ? { reason: t.needsWhy } : {}),
    submit: () =>
      open({
        review: review.id,
        reason: reason.trim(),
        ...(account.trim() !== '' && { account: account.trim() }),
        ...(category !== '' && { category: category as Category }),
      }),
    onDone: ({ reference }) => go(deskPath({}, reference)),
  });
  return (
    <FormDialog form={form} onClose={onClose} title={t.openTitle} description={t.openText} submit={t.open}>
      <Field label={t.inName} name="account" help={t.inNameHelp}>
        <Input
          type="email"
          autoComplete="off"
          value={account}
          onChange={(event) => setAccount(event.target.value)}
        />
      </Field>
      <Field label={t.category} name="category">
        <Select
          placeholder={t.byAddress}
          choices={choicesOf(words.categories)}
          value={category}
          onValue={setCategory}
        />
      </Field>
      <Field label={t.why} name="reason" isRequired>
        <Textarea maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
