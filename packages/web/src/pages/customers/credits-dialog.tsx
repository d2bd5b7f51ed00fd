import type { CustomerDetail } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { Field } from '../../ui/field.tsx';
import { MoneyInput } from '../billing/money-input.tsx';
import { useMoney } from '../billing/use-money.ts';
import { microUsdOf } from './micro-usd.ts';
import { TermsDialog } from './terms-dialog.tsx';

/** Grants credits, or corrects what was granted. */
export function CreditsDialog(props: {
  customer: CustomerDetail;
  kind: 'grant' | 'correction';
  onClose: () => void;
}): ReactNode {
  const { customer, kind, onClose } = props;
  const t = useTexts(customerActTexts).credits;
  const money = useMoney();
  const [typed, setTyped] = useState('');
  const change = useSend(client.customers.changeCredits);
  const isGrant = kind === 'grant';
  const amount = microUsdOf(typed);
  return (
    <TermsDialog
      title={isGrant ? t.grant(customer.name) : t.correct(customer.name)}
      description={t.balance(money(customer.billing.creditsMicroUsd))}
      submit={isGrant ? t.submitGrant : t.submitCorrect}
      onClose={onClose}
      check={(): Record<string, string> => (amount === undefined ? { amountMicroUsd: t.wrong } : {})}
      send={(reason) => change({ customer: customer.id, kind, amountMicroUsd: amount!, reason })}
    >
      <Field label={t.amount} name="amountMicroUsd" help={isGrant ? undefined : t.correctHelp} isRequired>
        <MoneyInput autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
    </TermsDialog>
  );
}
