import { html } from 'hono/html';
import type { Component, Exclusion, Snapshot } from '#status';
import { printedAvailability, type Fraction } from '#status-availability';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { showText, showWindow } from './event-parts.ts';
import { say } from './events.ts';
import type { SiteFigures } from './figures.ts';
import { percentName, shortMonthName, spanName } from './show-time.ts';
import { siteTexts } from './texts.ts';

/** Uptime by month: the figure of the commitment with what it leaves out, then every component. */
export function uptimePage(snapshot: Snapshot, figures: SiteFigures, language: Language): Html {
  const t = siteTexts[language];
  const shown = snapshot.components.filter(({ id }) => figures.components.has(id));
  return html`<h1>${t.uptimeTitle}</h1>
    <p class="lead">${t.uptimeLead}</p>
    ${figures.commitment.length > 0 ? commitment(snapshot, figures, language) : ''}
    ${exclusionList(snapshot, language)}
    <section>
      <h2>${t.components}</h2>
      <div class="months">${shown.map((one) => monthsOf(one, figures, language))}</div>
    </section>`;
}

/** Text first, numbers after it. */
function monthTable(id: string, caption: string, columns: string[], rows: Html[][]): Html {
  const cell = (text: Html, at: number): Html =>
    at === 0
      ? html`<th role="rowheader" scope="row">${text}</th>`
      : html`<td role="cell" class="num" data-label="${columns[at]}"><span>${text}</span></td>`;
  return html`<div class="card scroll" id="${id}" tabindex="0" role="group" aria-label="${caption}">
    <table role="table" class="stack">
      <caption class="${id === 'commitment' ? 'sr' : ''}">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((label, at) => html`<th scope="col" class="${at > 0 ? 'num' : ''}">${label}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows.map(
          (row) =>
            html`<tr role="row">
              ${row.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function span(seconds: number, language: Language): Html {
  return seconds > 0 ? html`${spanName(seconds, language)}` : html`<span class="quiet">–</span>`;
}

// Parts of a second of downtime count as a whole one.
const seconds = ({ n, d }: Fraction): number => Math.ceil(Number(n) / Number(d));

function monthCell(month: string, isFinal: boolean, language: Language): Html {
  const note = isFinal ? '' : html` <small class="quiet">${siteTexts[language].provisional}</small>`;
  return html`${shortMonthName(month, language)}${note}`;
}

function commitment(snapshot: Snapshot, { commitment: months }: SiteFigures, language: Language): Html {
  const t = siteTexts[language];
  const names = snapshot.components.filter(({ isInSla }) => isInSla).map(({ name }) => say(name, language));
  const rows = months.map((one) => [
    monthCell(one.month, one.isFinal, language),
    html`<b>${percentName(printedAvailability(one.availability), language)}</b>`,
    span(seconds(one.downtimeSeconds), language),
    span(one.excludedOutageSeconds, language),
    span(one.unmeasuredSeconds, language),
  ]);
  const columns = [t.month, t.availability, t.downtime, t.excluded, t.unmeasured];
  return html`<section>
    <h2>${t.commitment}</h2>
    <p>${t.commitmentLead(names.join(', '))}</p>
    ${monthTable('commitment', t.commitment, columns, rows)}
  </section>`;
}

function monthsOf({ id, name }: Component, figures: SiteFigures, language: Language): Html {
  const t = siteTexts[language];
  const { months } = figures.components.get(id)!;
  const rows = months.map((one, at) => [
    monthCell(one.month, at > 0, language),
    one.printed
      ? html`<b>${percentName(one.printed, language)}</b>`
      : html`<span class="quiet">${t.noFigure}</span>`,
    span(seconds(one.downtimeSeconds), language),
    span(one.unmeasuredSeconds, language),
  ]);
  const columns = [t.month, t.uptimeColumn, t.downtime, t.unmeasured];
  return monthTable(id, say(name, language), columns, rows);
}

function exclusionList({ facts, components }: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  const newest = facts.exclusions.toSorted((a, b) => b.from.localeCompare(a.from));
  const list =
    newest.length === 0
      ? html`<p class="card empty">${t.noExclusions}</p>`
      : html`<ul class="card rows">
          ${newest.map((one) => exclusion(one, components, language))}
        </ul>`;
  return html`<section id="exclusions">
    <h2>${t.exclusions}</h2>
    <p>${t.exclusionsLead}</p>
    ${list}
  </section>`;
}

function exclusion(one: Exclusion, components: Component[], language: Language): Html {
  const t = siteTexts[language];
  const names = components
    .filter(({ id }) => one.componentIds.includes(id))
    .map(({ name }) => say(name, language));
  // Which customer it was is nobody else's business.
  const note = one.reason === 'customer_caused' ? html`<p class="quiet">${t.forOneCustomer}</p>` : '';
  return html`<li>
    <p class="title"><b>${t.reasons[one.reason]}</b></p>
    <p class="meta">${showWindow(one.from, one.to, language)} · ${names.join(', ')}</p>
    ${showText(one.text, language)} ${note}
  </li>`;
}
