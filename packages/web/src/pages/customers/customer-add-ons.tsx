import type { CustomerDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { customerTexts } from '../../texts/customers.ts';
import { planTexts } from '../../texts/plan.ts';
import { Button } from '../../ui/button.tsx';
import { Term } from '../billing/term.tsx';
import { useMoney } from '../billing/use-money.ts';

/** Add-ons in force and to come, each with a way to end it. */
export function CustomerAddOns({ customer }: { customer: CustomerDetail }): ReactNode {
  const t = useTexts(customerTexts);
  const { aMonth, oneProject } = useTexts(planTexts);
  const language = useLanguage();
  const money = useMoney();
  const { start } = useAct();
  const list = client.customers.listProjects;
  const { data } = useWholeList(api.customers.listProjects.key(), list, { customer: customer.id });
  const names = new Map(data?.map(({ id, name }) => [id, name]));
  const { addOns } = customer.billing;
  if (addOns.length === 0) return <p className="text-quiet">{t.noAddOns}</p>;
  return (
    <ul className="flex flex-col gap-3">
      {addOns.map(({ id, addOn, projectId, monthlyMicroUsd, from, to }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-2">
          <div>
            <p className="font-medium">{addOn.name[language]}</p>
            <p className="text-quiet">
              {projectId ? (names.get(projectId) ?? oneProject) : t.whole} · {aMonth(money(monthlyMicroUsd))}{' '}
              · <Term from={from} to={to} />
            </p>
          </div>
          <Button size="small" aria-label={t.endOf(addOn.name[language])} onClick={() => start(`end:${id}`)}>
            {t.end}
          </Button>
        </li>
      ))}
    </ul>
  );
}
