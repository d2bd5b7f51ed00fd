import type { PlanCatalogue } from '@codepushgo/contract';
import type { Policy } from '#support-policy';
import { html } from 'hono/html';
import { LANGUAGES, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import type { SitePage } from './site-frame.ts';
import { supportTexts } from './support-texts.ts';
import { textWithCode } from './text-with-code.ts';

/** What Premium Support is, and which of the plans that are offered bring it along. */
export function premiumPage(language: Language, { plans }: PlanCatalogue): SitePage {
  const t = supportTexts[language].premiumPage;
  const names = plans.filter(({ support }) => support.premiumSupport).map(({ name }) => name[language]);
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  const body = html`${hero(t.title, t.lead)}
    ${section(t.whoTitle, html`<p>${names.length > 0 ? t.who(list) : t.nobody}</p>`)}
    ${section(t.howTitle, html`<p>${t.how}</p>`)} ${section(t.otherTitle, html`<p>${t.other}</p>`)}
    <div class="wide last">
      <p class="acts">
        <a class="button first" href="/o">${t.open}</a>
        <a class="button" href="/${language}/pricing">${t.plans}</a>
      </p>
    </div>`;
  const { title, description } = t;
  return { language, title, description, path: '/support/premium', languages: LANGUAGES, body };
}

/** Where users help each other, and what a report should hold. */
export function communityPage(language: Language, { policy }: Policy): SitePage {
  const t = supportTexts[language].communityPage;
  const places = policy.community.map(({ name, text, href }) => {
    const said = href === null ? `${text[language]} ${t.noAddress}` : text[language];
    return html`<li>${href === null ? name : html`<a href="${href}">${name}</a>`} <span>${said}</span></li>`;
  });
  const items = policy.guidance.items.map((item) => html`<li>${textWithCode(item[language])}</li>`);
  const good = html`<p>${policy.guidance.intro[language]}</p>
    <ul>
      ${items}
    </ul>
    <p>${t.helper}</p>`;
  const body = html`${hero(t.title, t.lead)}
    ${section(
      t.places,
      html`<ul>
        ${places}
      </ul>`,
    )}
    ${section(t.good, good)}
    <div class="wide last">
      <p class="acts">
        <a class="button first" href="/o">${t.open}</a>
        <a class="button" href="/${language}/support">${t.official}</a>
      </p>
    </div>`;
  const { title, description } = t;
  return { language, title, description, path: '/support/community', languages: LANGUAGES, body };
}

function hero(title: string, lead: string): Html {
  return html`<div class="wide hero low">
    <h1>${title}</h1>
    <p class="lead">${lead}</p>
  </div>`;
}

function section(title: string, content: Html): Html {
  return html`<section class="wide kind told">
    <div><h2>${title}</h2></div>
    <div>${content}</div>
  </section>`;
}
