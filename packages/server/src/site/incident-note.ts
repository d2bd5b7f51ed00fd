import type { OpenIncident } from '@codepushgo/contract';
import { html } from 'hono/html';
import type { Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import { frameTexts } from './frame-texts.ts';

/** An open incident above a page on which people look for help. */
export function incidentNote({ title, update, url }: OpenIncident, language: Language): Html {
  const t = frameTexts[language].incident;
  return html`<section class="wide incident" aria-label="${t.label}">
    <p><strong>${t.label}${t.colon}</strong> ${title[language]}</p>
    <p>${update[language]}</p>
    ${url ? html`<p><a href="${url}">${t.follow}</a></p>` : ''}
  </section>`;
}
