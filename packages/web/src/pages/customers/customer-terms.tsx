import type { CustomerDetail } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { useTexts } from '../../app/language.ts';
import { Section } from '../../app/section.tsx';
import { customerTexts } from '../../texts/customers.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { StatTile, StatTiles } from '../../ui/stat-tile.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { ContractCard } from '../billing/contract-card.tsx';
import { PlanFacts } from '../billing/plan-facts.tsx';
import { useMoney } from '../billing/use-money.ts';
import { CustomerAddOns } from './customer-add-ons.tsx';

/** Plan, credits, add-ons and contracts, each with what an operator can do about it. */
export function CustomerTerms({ customer }: { customer: CustomerDetail }): ReactNode {
  const t = useTexts(customerTexts);
  const format = useFormat();
  const money = useMoney();
  const { start } = useAct();
  const { billing } = customer;
  const act = (name: string, label: string): ReactNode => (
    <Button size="small" onClick={() => start(name)}>
      {label}
    </Button>
  );
  return (
    <>
      <StatTiles>
        <StatTile label={t.members} value={format.number(customer.memberCount)} />
        <StatTile label={t.projects} value={format.number(customer.projectCount)} />
        <StatTile label={t.zone} value={customer.timeZone} />
      </StatTiles>
      <Card title={t.plan} actions={act('plan', t.setPlan)}>
        <PlanFacts billing={billing} />
      </Card>
      <Card
        title={t.credits}
        actions={
          <>
            {act('correct', t.correct)}
            {act('grant', t.grant)}
          </>
        }
      >
        <p className="text-xl font-semibold tabular-nums">{money(billing.creditsMicroUsd)}</p>
        <p className="text-quiet">{t.creditsText}</p>
      </Card>
      <Card title={t.addOns} actions={act('add-on', t.startAddOn)}>
        <CustomerAddOns customer={customer} />
      </Card>
      <Section title={t.contract} actions={act('contract', t.makeContract)}>
        {billing.contracts.length === 0 && <p className="text-quiet">{t.noContract}</p>}
        <div className="flex flex-col gap-3">
          {billing.contracts.map((contract) => (
            <ContractCard
              key={contract.id}
              contract={contract}
              actions={
                <>
                  {act(`amend:${contract.id}`, t.amend)}
                  {act(`end:${contract.id}`, t.end)}
                </>
              }
            />
          ))}
        </div>
      </Section>
    </>
  );
}
