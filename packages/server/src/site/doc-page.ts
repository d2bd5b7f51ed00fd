import { html, raw } from 'hono/html';
import type { Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import { docTexts } from './doc-texts.ts';
import { docsBySection, findDoc, type Doc } from './docs.ts';
import type { SitePage } from './site-frame.ts';

/** A document as a page; undefined when there is none of that name. */
export function docPage(path: string, language: Language): SitePage | undefined {
  const doc = findDoc(path, language);
  if (!doc) return undefined;
  const t = docTexts[language];
  const isForeign = !doc.languages.includes(language);
  const written = isForeign ? raw(' lang="en"') : '';
  const body = html`<div class="wide docs">
    <header>
      <p class="crumb"><a href="/${language}/docs">${t.title}</a> / ${t.sections[doc.section]}</p>
      <h1 ${written}>${doc.title}</h1>
    </header>
    ${contents(doc, language)}
    <article>
      ${isForeign ? html`<p class="note">${t.onlyEnglish}</p>` : ''}
      <div ${written}>${raw(doc.html)}</div>
    </article>
    ${side(doc, language)}
  </div>`;
  const { title, summary, languages } = doc;
  return { language, title, description: summary || title, path: `/docs/${path}`, languages, body };
}

function contents({ headings }: Doc, language: Language): Html {
  if (headings.length < 3) return html``;
  const t = docTexts[language];
  return html`<nav class="toc" aria-label="${t.onThisPage}">
    <div tabindex="0">
      <h2>${t.onThisPage}</h2>
      <ul>
        ${headings.map(({ slug, text }) => html`<li><a href="#${slug}">${text}</a></li>`)}
      </ul>
    </div>
  </nav>`;
}

// Of what is for contributors only the overview tells, so that the list stays short.
function side(here: Doc, language: Language): Html {
  const t = docTexts[language];
  const groups = docsBySection(language).filter(
    ([section]) => section !== 'project' || here.section === 'project',
  );
  const link = ({ path, title }: Doc): Html =>
    html`<li>
      <a href="/${language}/docs/${path}" ${path === here.path ? raw(' aria-current="page"') : ''}
        >${title}</a
      >
    </li>`;
  return html`<nav class="side" aria-label="${t.all}">
    ${groups.map(
      ([section, docs]) =>
        html`<h2>${t.sections[section]}</h2>
          <ul>
            ${docs.map(link)}
          </ul>`,
    )}
  </nav>`;
}
