import type { Plan } from '@codepushgo/contract';
import { html } from 'hono/html';
import type { Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import { dollars, figure } from './amounts.ts';
import { pricingTexts } from './pricing-texts.ts';

/** One plan: price, limits, support. */
export function planCard(plan: Plan, language: Language): Html {
  const t = pricingTexts[language];
  const row = (name: string, value: string, more = ''): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}${more && html`, ${more}`}</dd>
    </div>`;
  const { activeUsers, bandwidthGib, storageGib } = plan.limits;
  const limit = (count: number | null, say: (text: string) => string): string => {
    if (count === null) return plan.basis === 'credits' ? t.paidByUse : t.noLimit;
    const text = say(figure(count, language));
    return plan.isFrom ? t.from(text) : text;
  };
  const gib = (text: string): string => t.gib(text);
  const same =
    plan.basis === 'credits' || [activeUsers, bandwidthGib, storageGib].every((one) => one === null);
  const limits = same
    ? row(t.limits, limit(null, gib))
    : html`${row(
        t.activeUsers,
        limit(activeUsers, (text) => text),
      )}${row(t.bandwidth, limit(bandwidthGib, gib))}${row(t.storage, limit(storageGib, gib))}`;
  return html`<div class="plan">
    <h2>${plan.name[language]}</h2>
    ${price(plan, language)}
    <dl>${limits}${row(t.support, ...support(plan, language))}</dl>
  </div>`;
}

function price({ price: sums, isFrom, basis }: Plan, language: Language): Html {
  const t = pricingTexts[language];
  if (!sums) {
    const words = basis === 'credits' ? t.byUse : t.byOperator;
    const nothing = html`${dollars(0, language)} <small>${t.month}</small>`;
    return html`<p class="price">${basis === 'free' ? nothing : words}</p>
      <p class="year"></p>`;
  }
  const say = (sum: number): string => (isFrom ? t.from(dollars(sum, language)) : dollars(sum, language));
  return html`<p class="price">${say(sums.monthlyMicroUsd)} <small>${t.month}</small></p>
    <p class="year">${t.orYear(say(sums.yearlyMicroUsd))}</p>`;
}

function support({ support: terms, basis }: Plan, language: Language): [string, string] {
  const t = pricingTexts[language];
  if (basis === 'operator') return [t.operatorSets, ''];
  if (terms.technicalSupport === 'community') return [t.community, ''];
  if (!terms.responseRow) return [t.limited, t.noTimes];
  return [t.limited, basis === 'contract' ? t.commitment : t.target];
}
