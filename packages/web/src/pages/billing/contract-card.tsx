import type { Contract } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { planTexts } from '../../texts/plan.ts';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Term } from './term.tsx';
import { useMoney } from './use-money.ts';

/** A contract: its term, fee, and what answers follow. */
export function ContractCard({ contract, actions }: { contract: Contract; actions?: ReactNode }): ReactNode {
  const t = useTexts(planTexts);
  const { rows, times } = useTexts(coverageTexts);
  const language = useLanguage();
  const money = useMoney();
  const { plan, from, to, monthlyFeeMicroUsd, responseRow, timeZone, holidays } = contract;
  return (
    <Card title={t.contracts} actions={actions}>
      <KeyValues
        items={[
          { label: t.plan, value: plan.name[language] },
          { label: t.term, value: <Term from={from} to={to} /> },
          { label: t.price, value: t.aMonth(money(monthlyFeeMicroUsd)) },
          { label: times, value: rows[responseRow] },
          { label: t.zone, value: timeZone },
          { label: t.holidays, value: holidays.map(({ date, name }) => `${date} ${name}`).join(', ') || '–' },
        ]}
      />
    </Card>
  );
}
