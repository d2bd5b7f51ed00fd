import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { planTexts } from '../../texts/plan.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { MoneyInput } from '../billing/money-input.tsx';
import type { AddOnDraft, PlanDraft } from './catalogue-draft.ts';
import { GroupError } from './group-error.tsx';
import { RowField } from './help-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';

/** Everything that makes an add-on. */
export function AddOnFields(props: {
  at: string;
  addOn: AddOnDraft;
  /** Those that it can go with. */
  plans: PlanDraft[];
  onAddOn: (some: Partial<AddOnDraft>) => void;
}): ReactNode {
  const { at, addOn, plans, onAddOn } = props;
  const t = useTexts(catalogueTexts);
  const { agreed } = useTexts(planTexts);
  return (
    <div className="flex flex-col gap-3">
      <IdentityFields at={at} value={addOn} onValue={onAddOn} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
        <Field label={t.monthly} name={`${at}.monthlyMicroUsd`}>
          <MoneyInput
            placeholder={agreed}
            value={addOn.monthlyMicroUsd}
            onChange={(event) => onAddOn({ monthlyMicroUsd: event.target.value })}
          />
        </Field>
        <RowField
          name={`${at}.responseRow`}
          row={addOn.responseRow}
          onRow={(responseRow) => onAddOn({ responseRow })}
        />
      </div>
      <PlansField ids={addOn.plans} plans={plans} onIds={(ids) => onAddOn({ plans: ids })} />
      <GroupError name={`${at}.plans`} />
    </div>
  );
}

function PlansField(props: {
  ids: string[] | null;
  plans: PlanDraft[];
  onIds: (ids: string[] | null) => void;
}): ReactNode {
  const { ids, plans, onIds } = props;
  const t = useTexts(catalogueTexts);
  const language = useLanguage();
  const put = (id: string, isIn: boolean): void => {
    const others = (ids ?? []).filter((one) => one !== id);
    const next = isIn ? [...others, id] : others;
    onIds(next.length > 0 ? next : null);
  };
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{t.goesWith}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        <Checkbox
          label={t.anyPlan}
          checked={ids === null}
          disabled={ids === null}
          onValue={() => onIds(null)}
        />
        {plans.map(({ key, id, name }) => (
          <Checkbox
            key={key}
            label={name[language] || id}
            checked={ids?.includes(id) ?? false}
            onValue={(isIn) => put(id, isIn)}
          />
        ))}
      </div>
    </fieldset>
  );
}
