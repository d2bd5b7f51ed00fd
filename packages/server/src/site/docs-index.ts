import { html } from 'hono/html';
import { LANGUAGES, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import { docTexts } from './doc-texts.ts';
import { docsBySection, type Doc, type Section } from './docs.ts';
import type { SitePage } from './site-frame.ts';

/** All documents with a sentence on each. */
export function docsIndexPage(language: Language): SitePage {
  const t = docTexts[language];
  const body = html`<div class="wide hero low">
      <h1>${t.title}</h1>
      <p class="lead">${t.lead}</p>
    </div>
    ${docsBySection(language).map(([section, docs]) => list(section, docs, language))}`;
  return { language, title: t.title, description: t.description, path: '/docs', languages: LANGUAGES, body };
}

function list(section: Section, docs: Doc[], language: Language): Html {
  const t = docTexts[language];
  const isShort = section === 'project';
  const entry = ({ path, title, summary, languages }: Doc): Html => {
    const written = languages.includes(language) ? language : languages[0]!;
    return html`<li lang="${written}">
      <a href="/${language}/docs/${path}">${title}</a>${isShort ? '' : html`<span>${summary}</span>`}
    </li>`;
  };
  return html`<section class="wide kind">
    <div>
      <h2>${t.sections[section]}</h2>
      <p>${t.about[section]}</p>
    </div>
    <ul class="list ${isShort ? 'short' : ''}">
      ${docs.map(entry)}
    </ul>
  </section>`;
}
