import type { Billing, PlanTerm } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { planTexts } from '../../texts/plan.ts';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { useMoney } from './use-money.ts';

/** Which plan, what it costs, since when and what comes next. */
export function PlanFacts({ billing }: { billing: Billing }): ReactNode {
  const t = useTexts(planTexts);
  const language = useLanguage();
  const price = usePrice();
  const { plan: term, nextPlan } = billing;
  const next = nextPlan && (
    <>
      {t.nextFrom(nextPlan.plan.name[language])} <Time value={nextPlan.from} />
    </>
  );
  return (
    <KeyValues
      items={[
        { label: t.plan, value: <strong>{term.plan.name[language]}</strong> },
        { label: t.price, value: price(term) },
        { label: t.since, value: <Time value={term.from} /> },
        ...(next ? [{ label: t.next, value: next }] : []),
      ]}
    />
  );
}

function usePrice(): (term: PlanTerm) => string {
  const t = useTexts(planTexts);
  const money = useMoney();
  return ({ plan, interval }) => {
    if (plan.basis === 'credits') return t.byUse;
    if (plan.basis === 'contract') return t.agreed;
    if (!plan.price) return t.noPrice;
    const isYearly = interval === 'year';
    const amount = money(isYearly ? plan.price.yearlyMicroUsd : plan.price.monthlyMicroUsd);
    const written = `${amount} ${isYearly ? t.interval.year : t.interval.month}`;
    return plan.isFrom ? `${t.from} ${written}` : written;
  };
}
