import type { AddOn, PlanCatalogue, PriceTier } from '@codepushgo/contract';
import { html } from 'hono/html';
import type { z } from 'zod';
import { LANGUAGES, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import { dollars, figure } from './amounts.ts';
import { planCard } from './plan-card.ts';
import { pricingTexts } from './pricing-texts.ts';
import type { SitePage } from './site-frame.ts';

type Tier = z.infer<typeof PriceTier>;

/**
 * What plans, use and add-ons cost, from the catalogue that is offered now.
 *
 * @param contact where people ask for a plan, if the operator says so
 */
export function pricingPage(
  language: Language,
  catalogue: PlanCatalogue,
  contact: string | undefined,
): SitePage {
  const t = pricingTexts[language];
  const isSold = (basis: string): boolean => basis === 'free' || basis === 'subscription';
  const cards = catalogue.plans.filter(({ basis }) => isSold(basis));
  const others = catalogue.plans.filter(({ basis }) => !isSold(basis));
  const body = html`<div class="wide hero">
      <h1>${t.title}</h1>
      <p class="lead">${t.lead}</p>
      <div class="plans">${cards.map((plan) => planCard(plan, language))}</div>
      <div class="plans three">${others.map((plan) => planCard(plan, language))}</div>
      ${howToGet(language, contact)}
    </div>
    ${usage(language, catalogue)}${addOns(language, catalogue)}`;
  return {
    language,
    title: t.title,
    description: t.description,
    path: '/pricing',
    languages: LANGUAGES,
    body,
  };
}

function howToGet(language: Language, contact: string | undefined): Html {
  const t = pricingTexts[language];
  const address = contact && html` ${t.write}<a href="mailto:${contact}">${contact}</a>.`;
  return html`<div class="note">
    <p><b>${t.howTitle}.</b> ${t.how} ${address || t.ask}</p>
    <p><a href="/${language}/support">${t.supportTitle}</a></p>
  </div>`;
}

function usage(language: Language, { usagePrices, plans }: PlanCatalogue): Html {
  const t = pricingTexts[language];
  if (!plans.some(({ basis }) => basis === 'credits')) return html``;
  const { activeUsers, bandwidthGib, storageGib } = usagePrices;
  return html`<section class="wide">
    <h2>${t.usageTitle}</h2>
    <p class="lead">${t.usage}</p>
    <div class="grid">
      ${tierTable(language, t.perUser, activeUsers)}${tierTable(language, t.perGib, bandwidthGib)}${tierTable(language, t.perStored, storageGib)}
    </div>
  </section>`;
}

function tierTable(language: Language, caption: string, tiers: Tier[]): Html {
  const t = pricingTexts[language];
  const rows = tiers.map(
    ({ upTo, microUsd }) =>
      html`<tr>
        <th scope="row">${upTo === null ? t.above : t.upTo(figure(upTo, language))}</th>
        <td class="num">${dollars(microUsd, language)}</td>
      </tr>`,
  );
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t.amount}</th>
        <th scope="col" class="num">${t.each}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function addOns(language: Language, { addOns: all, plans }: PlanCatalogue): Html {
  const t = pricingTexts[language];
  if (all.length === 0) return html``;
  const nameOf = (id: string): string => plans.find((plan) => plan.id === id)!.name[language];
  const entry = ({ name, monthlyMicroUsd, plans: goesWith, responseRow }: AddOn): Html => {
    const names = new Intl.ListFormat(language).format((goesWith ?? []).map(nameOf));
    const fits = goesWith ? t.goesWith(names) : t.anyPlan;
    const cost = monthlyMicroUsd === null ? t.agreed : t.perMonth(dollars(monthlyMicroUsd, language));
    return html`<div>
      <h3>${name[language]}</h3>
      <p>${cost}. ${fits}${responseRow ? `, ${t.quicker}` : ''}.</p>
    </div>`;
  };
  return html`<section class="wide">
    <h2>${t.addOnsTitle}</h2>
    <p class="lead">${t.addOns}</p>
    <div class="grid">${all.map(entry)}</div>
  </section>`;
}
