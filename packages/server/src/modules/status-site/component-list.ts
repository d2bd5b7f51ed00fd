import { html } from 'hono/html';
import type { Component, Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { dayText, drawDays, isDisturbed } from './day-bars.ts';
import { say } from './events.ts';
import type { ComponentFigures, SiteFigures } from './figures.ts';
import { STATE_CLASS, stateIcon } from './icons.ts';
import { percentName } from './show-time.ts';
import { siteTexts } from './texts.ts';

/** Components in their groups, each with its state, its last 90 days and its uptime. */
export function componentList({ components }: Snapshot, figures: SiteFigures, language: Language): Html {
  const t = siteTexts[language];
  const shown = components.filter(
    ({ isGroup, onlyShowIfDegraded, state }) => isGroup || !onlyShowIfDegraded || state !== 'operational',
  );
  const row = (one: Component): Html => componentRow(one, figures.components.get(one.id), language);
  const blocks = shown
    .filter(({ groupId }) => groupId === null)
    .map((one) => {
      if (!one.isGroup) return html`<li>${row(one)}</li>`;
      const children = shown.filter(({ groupId }) => groupId === one.id);
      if (children.length === 0) return '';
      return html`<li class="group">
        ${nameAndState(one, language)}
        <ul>
          ${children.map((child) => html`<li>${row(child)}</li>`)}
        </ul>
      </li>`;
    });
  const list = html`<p class="quiet">${t.uptimeOver}</p>
    <ul class="card components">
      ${blocks}
    </ul>
    ${legend(language)}`;
  return html`<section>
    <h2>${t.components}</h2>
    ${shown.length === 0 ? html`<p class="card empty">${t.noComponents}</p>` : list}
  </section>`;
}

function nameAndState({ name, description, state, isGroup }: Component, language: Language): Html {
  const hint = description ? html`<p class="quiet">${say(description, language)}</p>` : '';
  const title = say(name, language);
  return html`<div class="name">
      <h3>${title}</h3>
      <span class="state ${STATE_CLASS[state]} ${isGroup ? 'whole' : ''}"
        >${stateIcon(state)}${siteTexts[language].states[state]}</span
      >
    </div>
    ${hint}`;
}

function componentRow(one: Component, figures: ComponentFigures | undefined, language: Language): Html {
  const head = nameAndState(one, language);
  if (!one.isShowcase || !figures) return head;
  const t = siteTexts[language];
  const disturbed = figures.days.filter(isDisturbed);
  const days = disturbed.toReversed().map((day) => html`<li>${dayText(day, language)}</li>`);
  const list =
    days.length === 0
      ? ''
      : html`<details>
          <summary>${t.disturbedDays(days.length)}</summary>
          <ul>
            ${days}
          </ul>
        </details>`;
  const uptime = figures.percent
    ? html`<a href="/${language}/uptime#${one.id}"
        >${percentName(figures.percent, language)} <span class="word">${t.uptime}</span></a
      >`
    : html`<span>${t.noFigure}</span>`;
  return html`${head} ${drawDays(figures.days, say(one.name, language), `d-${one.id}`, language)}
    <p class="scale">
      <span class="far">${t.ago(figures.days.length)}</span
      ><span class="near">${t.ago(30)}</span>${uptime}<span>${t.today}</span>
    </p>
    ${list}`;
}

const LEGEND = [
  'operational',
  'degraded_performance',
  'partial_outage',
  'major_outage',
  'under_maintenance',
  'unmeasured',
] as const;

function legend(language: Language): Html {
  const t = siteTexts[language];
  return html`<ul class="legend" aria-label="${t.legend}">
    ${LEGEND.map((state) => html`<li>${stateIcon(state, 14)}${t.states[state]}</li>`)}
  </ul>`;
}
