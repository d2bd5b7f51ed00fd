import type { Contract, CustomerDetail } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { MoneyInput } from '../billing/money-input.tsx';
import { contractDraft, draftFaults, termsOf, type ContractDraft } from './contract-draft.ts';
import { GoalsField } from './goals-field.tsx';
import { HolidaysField } from './holidays-field.tsx';
import { HoursField } from './hours-field.tsx';
import { TermsDialog } from './terms-dialog.tsx';

/** Enters a contract, or amends one that has not ended. */
export function ContractDialog(props: {
  customer: CustomerDetail;
  /** Left out: a new one. */
  contract?: Contract | undefined;
  onClose: () => void;
}): ReactNode {
  const { customer, contract, onClose } = props;
  const t = useTexts(customerActTexts);
  const { rows } = useTexts(coverageTexts);
  const make = useSend(client.customers.makeContract);
  const amend = useSend(client.customers.amendContract);
  const [values, setValues] = useState(() => contractDraft(contract, customer.timeZone));
  const put = (some: Partial<ContractDraft>): void => setValues((before) => ({ ...before, ...some }));
  const { from, fee } = values;
  const send = (reason: string): Promise<unknown> => {
    const given = { ...termsOf(values), customer: customer.id, reason };
    return contract ? amend({ ...given, contract: contract.id }) : make({ ...given, from });
  };
  return (
    <TermsDialog
      title={contract ? t.contract.amend(customer.name) : t.contract.make(customer.name)}
      description={t.contract.text}
      submit={contract ? t.contract.submitAmend : t.contract.submitMake}
      size="large"
      onClose={onClose}
      check={() => draftFaults(values, { sum: t.credits.wrong, times: t.contract.wrongTimes })}
      send={send}
    >
      {!contract && (
        <Field label={t.from} name="from" isRequired>
          <DateTimeInput value={from} onValue={(value) => put({ from: value })} />
        </Field>
      )}
      <Field label={t.to} name="to" help={t.contract.toHelp} isRequired>
        <DateTimeInput value={values.to} onValue={(value) => put({ to: value })} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t.contract.fee} name="monthlyFeeMicroUsd" isRequired>
          <MoneyInput value={fee} onChange={(event) => put({ fee: event.target.value })} />
        </Field>
        <Field label={t.contract.row} name="responseRow">
          <Select
            choices={Object.entries(rows).map(([value, label]) => ({ value, label }))}
            value={values.responseRow}
            onValue={(row) => put({ responseRow: row as Contract['responseRow'] })}
          />
        </Field>
        <Field label={t.contract.zone} name="timeZone" help={t.contract.zoneHelp} isRequired>
          <Input isCode value={values.timeZone} onChange={(event) => put({ timeZone: event.target.value })} />
        </Field>
      </div>
      <GoalsField goals={values.goals} onGoals={(goals) => put({ goals })} />
      <HoursField hours={values.hours} onHours={(hours) => put({ hours })} />
      <HolidaysField
        from={from.slice(0, 10)}
        to={values.to.slice(0, 10)}
        days={values.holidays}
        onDays={(holidays) => put({ holidays })}
      />
    </TermsDialog>
  );
}
