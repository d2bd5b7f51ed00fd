import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { MoneyInput } from '../billing/money-input.tsx';
import { useLongNumber } from './use-long-number.ts';
import { newTier, type TierDraft, type Unit } from './catalogue-draft.ts';
import { GroupError } from './group-error.tsx';

/** What a unit of use costs, tier after tier; the last one has no upper end. */
export function TierFields(props: {
  unit: Unit;
  tiers: TierDraft[];
  onTiers: (tiers: TierDraft[]) => void;
}): ReactNode {
  const { unit, tiers, onTiers } = props;
  const t = useTexts(catalogueTexts);
  const long = useLongNumber();
  const at = `catalogue.usagePrices.${unit}`;
  const put = (key: string, some: Partial<TierDraft>): void =>
    onTiers(tiers.map((tier) => (tier.key === key ? { ...tier, ...some } : tier)));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{t.units[unit]}</legend>
      <ul className="flex flex-col gap-2">
        {tiers.map(({ key, upTo, microUsd }, i) => {
          const isLast = i === tiers.length - 1;
          return (
            <li key={key} className="flex items-start gap-2">
              <Field
                label={t.tierEnd(i + 1)}
                isLabelHidden
                name={`${at}.${i}.upTo`}
                help={isLast ? undefined : long(upTo)}
                className="flex-1"
              >
                <Input
                  inputMode="numeric"
                  placeholder={isLast ? t.beyond : undefined}
                  required={!isLast}
                  readOnly={isLast}
                  value={isLast ? '' : upTo}
                  onChange={(event) => put(key, { upTo: event.target.value })}
                />
              </Field>
              <Field
                label={t.tierPrice(i + 1)}
                isLabelHidden
                name={`${at}.${i}.microUsd`}
                className="flex-1"
                isRequired
              >
                <MoneyInput
                  value={microUsd}
                  onChange={(event) => put(key, { microUsd: event.target.value })}
                />
              </Field>
              <IconButton
                icon="x"
                label={t.removeTier(i + 1)}
                disabled={isLast}
                onClick={() => onTiers(tiers.filter((tier) => tier.key !== key))}
              />
            </li>
          );
        })}
      </ul>
      <GroupError name={at} />
      <Button size="small" icon="plus" className="mt-2" onClick={() => onTiers(withTier(tiers))}>
        {t.addTier}
      </Button>
    </fieldset>
  );
}

/** The new one comes before the last, which goes on without end. */
function withTier(tiers: TierDraft[]): TierDraft[] {
  return [...tiers.slice(0, -1), newTier(), ...tiers.slice(-1)];
}
