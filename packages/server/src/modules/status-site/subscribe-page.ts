import { html, raw } from 'hono/html';
import type { Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { machineLinks } from './links.ts';
import { SUBSCRIBE_KINDS, subscribeForm, type SubscribeKind } from './subscribe-form.ts';
import { siteTexts } from './texts.ts';

/** Where the form of a kind stands, below the language. */
export function subscribePath(kind: SubscribeKind): string {
  return kind === 'email' ? '/subscribe' : `/subscribe/${kind}`;
}

/** The page of one way to be told, with links to the others and to what needs no subscription. */
export function subscribePage(kind: SubscribeKind, snapshot: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  const tabs = SUBSCRIBE_KINDS.map((one) => {
    const current = one === kind ? raw(' aria-current="page"') : '';
    return html`<a href="/${language}${subscribePath(one)}" ${current}>${t.kinds[one]}</a>`;
  });
  return html`<h1>${t.subscribe}</h1>
    <p class="lead">${t.subscribeLead}</p>
    <nav class="tabs" aria-label="${t.ways}">${tabs}</nav>
    ${subscribeForm(kind, snapshot, language)}
    <section>
      <h2>${t.withoutSigningUp}</h2>
      <p>${t.withoutSigningUpText}</p>
      <p class="acts">
        ${machineLinks(language).map(([to, label]) => html`<a class="button" href="${to}">${label}</a>`)}
      </p>
    </section>`;
}
