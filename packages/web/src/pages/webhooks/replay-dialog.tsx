import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deliveryTexts } from '../../texts/deliveries.ts';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';

const DAY_MS = 86_400_000;

function yesterday(): string {
  return new Date(Date.now() - DAY_MS).toISOString();
}

/** Sends again what failed since an instant. */
export function ReplayDialog(props: { org: string; webhook: string; onClose: () => void }): ReactNode {
  const { org, webhook, onClose } = props;
  const t = useTexts(deliveryTexts);
  const [since, setSince] = useState(yesterday);
  const replay = useSend(client.notifications.replayFailed);
  const form = useForm({
    submit: () => replay({ org, webhook, since }),
    onDone: ({ replayedCount, hasMore }) => {
      const text = hasMore ? t.more : undefined;
      showToast({ tone: 'good', title: t.replayedCount(replayedCount), text });
      if (!hasMore) onClose();
    },
  });
  return (
    <FormDialog
      form={form}
      title={t.replayTitle}
      description={t.replayText}
      onClose={onClose}
      submit={t.replaySubmit}
      isDisabled={since === ''}
    >
      <Field label={t.since} name="since" isRequired>
        <DateTimeInput value={since} onValue={setSince} />
      </Field>
    </FormDialog>
  );
}
