import { useQuery } from '@tanstack/react-query';
import type { CustomerDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
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
  const input = { customer: customer.id, limit: 100 };
  const { data } = useQuery(api.customers.listProjects.queryOptions({ input }));
  const names = new Map(data?.items.map(({ id, name }) => [id, name]));
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
