import { useQuery } from '@tanstack/react-query';
import type { CustomerDetail, SupportTerms } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Segmented } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { SupportFields } from './support-fields.tsx';
import { TermsDialog } from './terms-dialog.tsx';

/** Puts a customer on a plan of the present catalogue, now or later. */
export function PlanDialog({
  customer,
  onClose,
}: {
  customer: CustomerDetail;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(customerActTexts);
  const language = useLanguage();
  const { data } = useQuery(api.plans.get.queryOptions());
  const { plan: term } = customer.billing;
  const [id, setId] = useState(term.plan.id);
  const [interval, setInterval] = useState<'month' | 'year'>(term.interval ?? 'month');
  const [support, setSupport] = useState<SupportTerms | null>(term.support);
  const [from, setFrom] = useState('');
  const setPlan = useSend(client.customers.setPlan);
  const plans = data?.catalogue.plans.filter(({ basis }) => basis !== 'contract') ?? [];
  const plan = plans.find((one) => one.id === id);
  const isGranted = plan?.basis === 'operator';
  return (
    <TermsDialog
      title={t.plan.title(customer.name)}
      description={t.plan.text}
      submit={t.plan.submit}
      onClose={onClose}
      send={(reason) =>
        setPlan({
          customer: customer.id,
          plan: id,
          reason,
          ...(plan?.price && { interval }),
          ...(isGranted && support && { support }),
          ...(from && { from }),
        })
      }
    >
      <Field label={t.plan.field} name="plan">
        <Select
          choices={plans.map((one) => ({ value: one.id, label: one.name[language] }))}
          value={id}
          onValue={setId}
        />
      </Field>
      {plan?.price && (
        <div>
          <Segmented
            label={t.plan.interval}
            choices={[
              { value: 'month', label: t.plan.month },
              { value: 'year', label: t.plan.year },
            ]}
            value={interval}
            onValue={(value) => setInterval(value as typeof interval)}
          />
        </div>
      )}
      {isGranted && <SupportFields value={support} onValue={setSupport} />}
      <Field label={t.from} name="from" help={t.fromHelp} isOptional>
        <DateTimeInput value={from} onValue={setFrom} />
      </Field>
    </TermsDialog>
  );
}
