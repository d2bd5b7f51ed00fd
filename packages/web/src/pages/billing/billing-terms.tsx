import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { planTexts } from '../../texts/plan.ts';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatTile, StatTiles } from '../../ui/stat-tile.tsx';
import { ContractCard } from './contract-card.tsx';
import { AddOnList } from './add-on-list.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { useLimits } from './use-limits.ts';
import { useMoney } from './use-money.ts';

/** Plan, limits, credits, add-ons and contracts, with amounts. */
export function BillingTerms({ org }: { org: string }): ReactNode {
  const t = useTexts(planTexts);
  const money = useMoney();
  const limits = useLimits();
  const query = useQuery(api.billing.get.queryOptions({ input: { org } }));
  return (
    <Loaded query={query} skeleton={<Skeleton lines={6} />}>
      {(billing) => (
        <>
          <StatTiles>
            {limits(billing.plan.plan).map(({ label, value }) => (
              <StatTile key={label} label={label} value={value} />
            ))}
            <StatTile label={t.credits} value={money(billing.creditsMicroUsd)} hint={t.creditsHint} />
          </StatTiles>
          <Card title={t.plan} footer={t.contact}>
            <PlanFacts billing={billing} />
          </Card>
          {billing.addOns.length > 0 && (
            <Card title={t.addOns}>
              <AddOnList org={org} addOns={billing.addOns} />
            </Card>
          )}
          {billing.contracts.map((contract) => (
            <ContractCard key={contract.id} contract={contract} />
          ))}
        </>
      )}
    </Loaded>
  );
}
