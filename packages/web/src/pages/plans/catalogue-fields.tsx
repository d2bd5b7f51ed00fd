import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { Section } from '../../app/section.tsx';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { AddOnFields } from './add-on-fields.tsx';
import { newAddOn, newPlan, UNITS, type CatalogueDraft } from './catalogue-draft.ts';
import { GroupError } from './group-error.tsx';
import { PartCard } from './part-card.tsx';
import { PlanFields } from './plan-fields.tsx';
import { TierFields } from './tier-fields.tsx';

interface Parts {
  draft: CatalogueDraft;
  onDraft: (draft: CatalogueDraft) => void;
}

/** The form of a whole catalogue. */
export function CatalogueFields(props: Parts): ReactNode {
  const { draft, onDraft } = props;
  const { usagePrices } = draft;
  const t = useTexts(catalogueTexts);
  return (
    <>
      <Plans {...props} />
      <AddOns {...props} />
      <Section title={t.usage}>
        <Card>
          <p className="mb-3 text-quiet">{t.usageText}</p>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            {UNITS.map((unit) => (
              <TierFields
                key={unit}
                unit={unit}
                tiers={usagePrices[unit]}
                onTiers={(tiers) => onDraft({ ...draft, usagePrices: { ...usagePrices, [unit]: tiers } })}
              />
            ))}
          </div>
        </Card>
      </Section>
    </>
  );
}

function Plans({ draft, onDraft }: Parts): ReactNode {
  const t = useTexts(catalogueTexts);
  const language = useLanguage();
  const { plans } = draft;
  const put = (next: CatalogueDraft['plans']): void => onDraft({ ...draft, plans: next });
  return (
    <Section title={t.plans}>
      <div className="flex flex-col gap-3">
        {plans.map((plan, i) => (
          <PartCard
            key={plan.key}
            title={plan.name[language] || t.newPlan}
            onRemove={() => put(plans.filter((one) => one !== plan))}
            onUp={i > 0 ? () => put(plans.with(i - 1, plan).with(i, plans[i - 1]!)) : undefined}
          >
            <PlanFields
              at={`catalogue.plans.${i}`}
              plan={plan}
              onPlan={(some) => put(plans.with(i, { ...plan, ...some }))}
            />
          </PartCard>
        ))}
        <GroupError name="catalogue.plans" />
        <Button icon="plus" className="self-start" onClick={() => put([...plans, newPlan()])}>
          {t.addPlan}
        </Button>
      </div>
    </Section>
  );
}

function AddOns({ draft, onDraft }: Parts): ReactNode {
  const t = useTexts(catalogueTexts);
  const language = useLanguage();
  const { addOns, plans } = draft;
  const put = (next: CatalogueDraft['addOns']): void => onDraft({ ...draft, addOns: next });
  return (
    <Section title={t.addOns}>
      <div className="flex flex-col gap-3">
        {addOns.map((addOn, i) => (
          <PartCard
            key={addOn.key}
            title={addOn.name[language] || t.newAddOn}
            onRemove={() => put(addOns.filter((one) => one !== addOn))}
            onUp={i > 0 ? () => put(addOns.with(i - 1, addOn).with(i, addOns[i - 1]!)) : undefined}
          >
            <AddOnFields
              at={`catalogue.addOns.${i}`}
              addOn={addOn}
              plans={plans}
              onAddOn={(some) => put(addOns.with(i, { ...addOn, ...some }))}
            />
          </PartCard>
        ))}
        <GroupError name="catalogue.addOns" />
        <Button icon="plus" className="self-start" onClick={() => put([...addOns, newAddOn()])}>
          {t.addAddOn}
        </Button>
      </div>
    </Section>
  );
}
