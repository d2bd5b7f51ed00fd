import type { AddOn, Plan, PlanCatalogue } from '@codepushgo/contract';
import { useLanguage, useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { useLimits } from '../billing/use-limits.ts';
import { useMoney } from '../billing/use-money.ts';
import { UNITS } from './catalogue-draft.ts';
import type { Figure } from './compare-figures.ts';

/** Everything that a catalogue says, in words, in its order. */
export function useFigures(): (catalogue: PlanCatalogue) => Figure[] {
  const ofPlan = usePlanFigures();
  const ofAddOn = useAddOnFigures();
  const ofUse = useUsageFigures();
  return (catalogue) => [
    ...catalogue.plans.flatMap(ofPlan),
    ...catalogue.addOns.flatMap((addOn) => ofAddOn(addOn, catalogue.plans)),
    ...ofUse(catalogue),
  ];
}

function usePlanFigures(): (plan: Plan) => Figure[] {
  const t = useTexts(catalogueTexts);
  const { rows, short } = useTexts(coverageTexts);
  const language = useLanguage();
  const money = useMoney();
  const limitsOf = useLimits();
  return (plan) => {
    const { id, name, basis, price, support } = plan;
    const group = name[language] || id;
    const say = (what: string, label: string, value: string): Figure => ({
      id: `plan:${id}:${what}`,
      group,
      label,
      value,
    });
    return [
      say('name', t.names, `${name.en} · ${name.fr}`),
      say('basis', t.basis, t.bases[basis]),
      say(
        'price',
        t.price,
        price ? t.pair(money(price.monthlyMicroUsd), money(price.yearlyMicroUsd)) : t.nothing,
      ),
      ...limitsOf(plan).map(({ label, value }) => say(label, label, value)),
      say('help', t.help, short[support.technicalSupport]),
      say('times', t.times, support.responseRow ? rows[support.responseRow] : t.nothing),
      say('premium', t.premium, support.premiumSupport ? t.yes : t.no),
    ];
  };
}

function useAddOnFigures(): (addOn: AddOn, plans: Plan[]) => Figure[] {
  const t = useTexts(catalogueTexts);
  const { rows } = useTexts(coverageTexts);
  const language = useLanguage();
  const money = useMoney();
  return ({ id, name, monthlyMicroUsd, plans: ids, responseRow }, plans) => {
    const group = name[language] || id;
    const nameOf = (plan: string): string => plans.find((one) => one.id === plan)?.name[language] ?? plan;
    const say = (what: string, label: string, value: string): Figure => ({
      id: `add-on:${id}:${what}`,
      group,
      label,
      value,
    });
    return [
      say('name', t.names, `${name.en} · ${name.fr}`),
      say('price', t.monthly, monthlyMicroUsd === null ? t.agreed : money(monthlyMicroUsd)),
      say('plans', t.goesWith, ids ? ids.map(nameOf).join(', ') : t.anyPlan),
      say('times', t.times, responseRow ? rows[responseRow] : t.nothing),
    ];
  };
}

function useUsageFigures(): (catalogue: PlanCatalogue) => Figure[] {
  const t = useTexts(catalogueTexts);
  const format = useFormat();
  const money = useMoney();
  return ({ usagePrices }) =>
    UNITS.flatMap((unit) =>
      usagePrices[unit].map(({ upTo, microUsd }) => ({
        id: `use:${unit}:${upTo}`,
        group: t.units[unit],
        label: upTo === null ? t.further : t.to(format.number(upTo)),
        value: money(microUsd),
      })),
    );
}
