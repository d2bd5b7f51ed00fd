import type { Plan } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { planTexts } from '../../texts/plan.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { MoneyInput } from '../billing/money-input.tsx';
import { hasPrice, type PlanDraft } from './catalogue-draft.ts';
import { GroupError } from './group-error.tsx';
import { HelpFields } from './help-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { useLongNumber } from './use-long-number.ts';

/** Everything that makes a plan. */
export function PlanFields(props: {
  at: string;
  plan: PlanDraft;
  onPlan: (some: Partial<PlanDraft>) => void;
}): ReactNode {
  const { at, plan, onPlan } = props;
  const t = useTexts(catalogueTexts);
  return (
    <div className="flex flex-col gap-3">
      <IdentityFields at={at} value={plan} onValue={onPlan} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
        <Field label={t.basis} name={`${at}.basis`}>
          <Select
            choices={Object.entries(t.bases).map(([value, label]) => ({ value, label }))}
            value={plan.basis}
            onValue={(basis) => onPlan({ basis: basis as Plan['basis'] })}
          />
        </Field>
        {hasPrice(plan.basis) && <PriceFields {...props} />}
        <LimitFields {...props} />
      </div>
      <GroupError name={`${at}.price`} />
      {hasPrice(plan.basis) && (
        <Checkbox
          label={t.least}
          help={t.leastHelp}
          checked={plan.isFrom}
          onValue={(isFrom) => onPlan({ isFrom })}
        />
      )}
      {plan.basis !== 'free' && (
        <HelpFields
          at={`${at}.support`}
          support={plan.support}
          onSupport={(support) => onPlan({ support })}
        />
      )}
      <GroupError name={`${at}.support`} />
    </div>
  );
}

type Parts = Parameters<typeof PlanFields>[0];

function PriceFields({ at, plan: { price }, onPlan }: Parts): ReactNode {
  const t = useTexts(catalogueTexts);
  return (['monthlyMicroUsd', 'yearlyMicroUsd'] as const).map((which) => (
    <Field key={which} label={t.prices[which]} name={`${at}.price.${which}`} isRequired>
      <MoneyInput
        value={price[which]}
        onChange={(event) => onPlan({ price: { ...price, [which]: event.target.value } })}
      />
    </Field>
  ));
}

function LimitFields({ at, plan: { limits }, onPlan }: Parts): ReactNode {
  const t = useTexts(catalogueTexts);
  const { noLimit } = useTexts(planTexts);
  const long = useLongNumber();
  return (['activeUsers', 'bandwidthGib', 'storageGib'] as const).map((which) => (
    <Field key={which} label={t.limits[which]} name={`${at}.limits.${which}`} help={long(limits[which])}>
      <Input
        inputMode="numeric"
        suffix={which === 'activeUsers' ? undefined : t.gib}
        placeholder={noLimit}
        value={limits[which]}
        onChange={(event) => onPlan({ limits: { ...limits, [which]: event.target.value } })}
      />
    </Field>
  ));
}
