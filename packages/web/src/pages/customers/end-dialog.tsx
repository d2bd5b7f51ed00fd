import type { CustomerDetail } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { Banner } from '../../ui/banner.tsx';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { TermsDialog } from './terms-dialog.tsx';

/** Ends an add-on or a contract, now or at a later instant. */
export function EndDialog(props: {
  customer: CustomerDetail;
  /** The name of what ends. */
  what: string;
  /** What ends with it. */
  touches: string;
  send: (input: { at?: string; reason: string }) => Promise<unknown>;
  onClose: () => void;
}): ReactNode {
  const { customer, what, touches, send, onClose } = props;
  const t = useTexts(customerActTexts);
  const [at, setAt] = useState('');
  return (
    <TermsDialog
      title={t.end.title(what, customer.name)}
      submit={t.end.submit}
      kind="danger"
      slugToType={customer.slug}
      onClose={onClose}
      send={(reason) => send({ reason, ...(at && { at }) })}
    >
      <Banner tone="warning" title={touches} />
      <Field label={t.at} name="at" help={t.atHelp} isOptional>
        <DateTimeInput value={at} onValue={setAt} />
      </Field>
    </TermsDialog>
  );
}
