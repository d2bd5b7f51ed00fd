import type { AddOnTerm } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useWholeList } from '../../app/whole-list.ts';
import { planTexts } from '../../texts/plan.ts';
import { Term } from './term.tsx';
import { useMoney } from './use-money.ts';

/** Add-ons in force and to come: what each covers, costs, and for how long. */
export function AddOnList({ org, addOns }: { org: string; addOns: AddOnTerm[] }): ReactNode {
  const t = useTexts(planTexts);
  const language = useLanguage();
  const money = useMoney();
  const { data } = useWholeList(api.projects.list.key(), client.projects.list, { org });
  const names = new Map(data?.map(({ id, name }) => [id, name]));
  return (
    <ul className="flex flex-col gap-3">
      {addOns.map(({ id, addOn, projectId, monthlyMicroUsd, from, to }) => (
        <li key={id}>
          <p className="font-medium">{addOn.name[language]}</p>
          <p className="text-quiet">
            {projectId ? (names.get(projectId) ?? t.oneProject) : t.wholeOrganisation} ·{' '}
            {t.aMonth(money(monthlyMicroUsd))} · <Term from={from} to={to} />
          </p>
        </li>
      ))}
    </ul>
  );
}
