import { useQuery } from '@tanstack/react-query';
import type { CustomerDetail } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { usePicker } from '../../app/use-picker.ts';
import { customerActTexts } from '../../texts/customer-acts.ts';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Select } from '../../ui/select.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { MoneyInput } from '../billing/money-input.tsx';
import { microUsdOf } from './micro-usd.ts';
import { TermsDialog } from './terms-dialog.tsx';

/** Begins an add-on, for the organisation or for one project. */
export function AddOnDialog({
  customer,
  onClose,
}: {
  customer: CustomerDetail;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(customerActTexts);
  const { texts: ui } = useUi();
  const language = useLanguage();
  const { data } = useQuery(api.plans.get.queryOptions());
  const projects = usePicker((page) =>
    api.customers.listProjects.queryOptions({ input: { customer: customer.id, ...page } }),
  );
  const [values, setValues] = useState({ addOn: '', project: '', price: '', from: '', to: '' });
  const put = (some: Partial<typeof values>): void => setValues((before) => ({ ...before, ...some }));
  const start = useSend(client.customers.startAddOn);
  const { addOn, project, price, from, to } = values;
  const monthlyMicroUsd = price === '' ? undefined : microUsdOf(price);
  const isWrong = price !== '' && (monthlyMicroUsd === undefined || monthlyMicroUsd < 0);
  return (
    <TermsDialog
      title={t.addOn.title(customer.name)}
      submit={t.addOn.submit}
      onClose={onClose}
      check={(): Record<string, string> => (isWrong ? { monthlyMicroUsd: t.credits.wrong } : {})}
      send={(reason) =>
        start({
          customer: customer.id,
          addOn,
          reason,
          ...(project && { project }),
          ...(monthlyMicroUsd !== undefined && { monthlyMicroUsd }),
          ...(from && { from }),
          ...(to && { to }),
        })
      }
    >
      <Field label={t.addOn.field} name="addOn" isRequired>
        <Select
          placeholder={ui.choose}
          choices={data?.catalogue.addOns.map(({ id, name }) => ({ value: id, label: name[language] })) ?? []}
          value={addOn}
          onValue={(value) => put({ addOn: value })}
        />
      </Field>
      <Field label={t.addOn.covers} name="project">
        <Picker
          anyLabel={t.addOn.whole}
          choices={projects.items.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={project}
          onValue={(value) => put({ project: value })}
          onSearch={projects.onSearch}
          isLoading={projects.isLoading}
        />
      </Field>
      <Field label={t.addOn.price} name="monthlyMicroUsd" help={t.addOn.priceHelp} isOptional>
        <MoneyInput value={price} onChange={(event) => put({ price: event.target.value })} />
      </Field>
      <Field label={t.from} name="from" help={t.atHelp} isOptional>
        <DateTimeInput value={from} onValue={(value) => put({ from: value })} />
      </Field>
      <Field label={t.to} name="to" help={t.noEnd} isOptional>
        <DateTimeInput value={to} onValue={(value) => put({ to: value })} />
      </Field>
    </TermsDialog>
  );
}
