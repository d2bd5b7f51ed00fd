import type { PolicySection } from '@codepushgo/contract';
import { policyDocument, type Policy } from '#support-policy';
import { html } from 'hono/html';
import { firstOfMonth } from '../platform/first-of-month.ts';
import { DATE_LOCALES, LANGUAGES, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import type { SitePage } from './site-frame.ts';
import { supportTexts } from './support-texts.ts';
import { textWithCode } from './text-with-code.ts';

type Group = PolicySection['groups'][number];
type Item = Group['items'][number];

/**
 * The support policy: scope, hours, channels, contacts, response times.
 *
 * @param isPresent false: a version that was in force when a request was judged
 */
export function supportPage(
  language: Language,
  { version, policy, effectiveFrom }: Policy,
  { publicUrl, isPresent }: { publicUrl: string; isPresent: boolean },
): SitePage {
  const t = supportTexts[language];
  const { title, lead, sections } = policyDocument(policy, language, publicUrl);
  const written = new Intl.DateTimeFormat(DATE_LOCALES[language], {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(effectiveFrom);
  const since = firstOfMonth(written, language);
  const said = isPresent ? t.inForce(String(version), since) : t.wasInForce(String(version), since);
  const body = html`<div class="wide hero low">
      <h1>${title}</h1>
      <p class="lead">${textWithCode(lead)}</p>
      <p class="dated">${said}${isPresent ? '' : html` <a href="/${language}/support">${t.present}</a>.`}</p>
      ${isPresent ? ways(language) : ''}
    </div>
    ${sections.map(show)}`;
  const path = isPresent ? '/support' : `/support/versions/${version}`;
  return { language, title, description: t.description, path, languages: LANGUAGES, body };
}

function ways(language: Language): Html {
  const t = supportTexts[language];
  return html`<nav class="acts" aria-label="${t.ways}">
    <a class="button first" href="/o">${t.ask}</a>
    <a class="button" href="/${language}/support/contact">${t.contact}</a>
    <a class="button" href="/${language}/support/premium">${t.premium}</a>
    <a class="button" href="/${language}/support/community">${t.community}</a>
  </nav>`;
}

function show({ id, title, paragraphs, groups, table }: PolicySection): Html {
  return html`<section class="wide kind told" id="${id}">
    <div><h2>${title}</h2></div>
    <div>
      ${paragraphs.map((text) => html`<p>${textWithCode(text)}</p>`)}${table ? tableOf(title, table) : ''}${groups.map(list)}
    </div>
  </section>`;
}

function list({ title, items }: Group): Html {
  const heading = title === null ? '' : html`<h3>${title}</h3>`;
  const [only] = items;
  // One thing under its own heading is a paragraph.
  if (title !== null && items.length === 1 && only!.more === null && only!.href === null)
    return html`${heading}
      <p>${textWithCode(only!.text)}</p>`;
  return html`${heading}
    <ul>
      ${items.map(entry)}
    </ul>`;
}

function entry({ text, more, href }: Item): Html {
  const isMail = href?.startsWith('mailto:');
  const first = href && !isMail ? html`<a href="${href}">${text}</a>` : html`${textWithCode(text)}`;
  const second = more && (isMail ? html`<a href="${href}">${more}</a>` : html`${textWithCode(more)}`);
  return html`<li>${first}${second && html` <span>${second}</span>`}</li>`;
}

/** A table; on a phone a list of its rows, where each figure has its name beside it. */
export function tableOf(title: string, { head, rows }: NonNullable<PolicySection['table']>): Html {
  return html`<div class="scroll" role="region" aria-label="${title}" tabindex="0">
    <table role="table" class="${head.length > 2 ? 'stack' : ''}">
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${cell}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          ([first, ...cells]) =>
            html`<tr role="row">
              <th role="rowheader" scope="row" ${rows.length === 1 ? html`data-label="${head[0]}"` : ''}>
                ${first}
              </th>
              ${cells.map((cell, at) => html`<td role="cell" data-label="${head[at + 1]}">${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
