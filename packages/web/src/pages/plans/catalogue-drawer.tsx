import type { Plan, PublishedCatalogue } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { versionTexts } from '../../texts/versions.ts';
import { DialogBody, Drawer } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { useLimits } from '../billing/use-limits.ts';
import { useMoney } from '../billing/use-money.ts';

/** Everything that one version holds. */
export function CatalogueDrawer(props: { version: PublishedCatalogue; onClose: () => void }): ReactNode {
  const { version, onClose } = props;
  const t = useTexts(catalogueTexts);
  const { numbered } = useTexts(versionTexts);
  const language = useLanguage();
  const format = useFormat();
  const money = useMoney();
  const { plans, addOns } = version.catalogue;
  return (
    <Drawer
      isOpen
      title={numbered(format.number(version.version))}
      description={version.note}
      onClose={onClose}
    >
      <DialogBody isText className="flex-1">
        {plans.map((plan) => (
          <PlanFacts key={plan.id} plan={plan} />
        ))}
        <section>
          <h3 className="mb-1 font-semibold">{t.addOns}</h3>
          <KeyValues
            items={addOns.map(({ name, monthlyMicroUsd }) => ({
              label: name[language],
              value: monthlyMicroUsd === null ? t.agreed : money(monthlyMicroUsd),
            }))}
          />
        </section>
        <UsagePrices version={version} />
      </DialogBody>
    </Drawer>
  );
}

function PlanFacts({ plan }: { plan: Plan }): ReactNode {
  const t = useTexts(catalogueTexts);
  const { rows, short } = useTexts(coverageTexts);
  const language = useLanguage();
  const money = useMoney();
  const { price, support } = plan;
  const written = price && t.pair(money(price.monthlyMicroUsd), money(price.yearlyMicroUsd));
  return (
    <section>
      <h3 className="mb-1 font-semibold">{plan.name[language]}</h3>
      <KeyValues
        items={[
          { label: t.price, value: written },
          ...useLimits()(plan),
          { label: t.help, value: short[support.technicalSupport] },
          { label: t.times, value: support.responseRow && rows[support.responseRow] },
        ]}
      />
    </section>
  );
}

function UsagePrices({ version }: { version: PublishedCatalogue }): ReactNode {
  const t = useTexts(catalogueTexts);
  const format = useFormat();
  const money = useMoney();
  const items = Object.entries(version.catalogue.usagePrices).map(([unit, tiers]) => ({
    label: t.units[unit as keyof typeof t.units],
    value: (
      <ul>
        {tiers.map(({ upTo, microUsd }) => (
          <li key={upTo}>
            {upTo === null ? t.above(money(microUsd)) : t.upTo(format.number(upTo), money(microUsd))}
          </li>
        ))}
      </ul>
    ),
  }));
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t.usage}</h3>
      <KeyValues items={items} />
    </section>
  );
}
