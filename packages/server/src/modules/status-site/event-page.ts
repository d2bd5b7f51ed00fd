import { html, raw } from 'hono/html';
import type { Incident, Maintenance, Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { showText, showWindow, updateList } from './event-parts.ts';
import {
  affectedBy,
  beganAt,
  endedAt,
  impactOf,
  isAhead,
  isMaintenance,
  isOpen,
  say,
  type SiteEvent,
} from './events.ts';
import { STATE_CLASS, STATE_OF_IMPACT, stateIcon } from './icons.ts';
import { showInstant, spanName } from './show-time.ts';
import { followForm } from './subscribe-form.ts';
import { siteTexts } from './texts.ts';

type Fact = [label: string, text: Html | string];

/** The page of an incident or a maintenance at its permanent address. */
export function eventPage(event: SiteEvent, { components, page }: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  const state = STATE_OF_IMPACT[impactOf(event)];
  const facts = [
    [t.status, t.statuses[event.status]],
    [t.impact, t.impactWords[impactOf(event)]],
    ...(isMaintenance(event) ? maintenanceFacts(event, language) : incidentFacts(event, language)),
    ...affectedFact(event, components, language),
  ] as Fact[];
  const follow = isOpen(event) || isAhead(event) ? followForm(event, language) : '';
  return html`<article class="whole">
    <div class="headline ${STATE_CLASS[state]}">
      ${stateIcon(state, 32)}
      <div><h1>${say(event.title, language)}</h1></div>
    </div>
    <dl class="card facts">
      ${facts.map(
        ([label, text]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${text}</dd>
          </div>`,
      )}
    </dl>
    ${isMaintenance(event) ? '' : postmortem(event, language)}
    <section>
      <h2>${t.updates}</h2>
      <div class="card">${updateList(event.updates, components, language)}</div>
    </section>
    ${follow}
    <p class="quiet">
      ${t.permalink}${raw(language === 'fr' ? ' :' : ':')} <code>${page.url}/i/${event.id}</code>
    </p>
  </article>`;
}

function incidentFacts(event: Incident, language: Language): Fact[] {
  const t = siteTexts[language];
  const [from, until] = [beganAt(event), endedAt(event)];
  const facts: Fact[] = [[t.began, showInstant(from, language)]];
  if (until && until !== from) {
    facts.push([t.ended, showInstant(until, language)]);
    facts.push([t.lasted, spanName((Date.parse(until) - Date.parse(from)) / 1000, language)]);
  }
  const notes = [
    ...(event.origin === 'probes' ? [t.byProbes] : []),
    ...(event.isBackfilled ? [t.backfilled] : []),
  ];
  return notes.length > 0 ? [...facts, [t.note, notes.join(' ')]] : facts;
}

function maintenanceFacts(event: Maintenance, language: Language): Fact[] {
  const t = siteTexts[language];
  const facts: Fact[] = [[t.window, showWindow(event.scheduledFor, event.scheduledUntil, language)]];
  if (event.startedAt) facts.push([t.began, showInstant(event.startedAt, language)]);
  if (event.completedAt) facts.push([t.ended, showInstant(event.completedAt, language)]);
  // Whether maintenance was mailed in time decides whether it counts, so everybody may see it.
  const notice = event.noticeSentAt ? showInstant(event.noticeSentAt, language) : t.notYet;
  if (event.noticeSentAt || isAhead(event)) facts.push([t.announced, notice]);
  return facts;
}

function affectedFact(event: SiteEvent, components: Snapshot['components'], language: Language): Fact[] {
  const t = siteTexts[language];
  const items = affectedBy(event, components).map(({ name, state }) =>
    isOpen(event)
      ? html`<li>${stateIcon(state, 14)}${t.colon(say(name, language), t.states[state])}</li>`
      : html`<li>${say(name, language)}</li>`,
  );
  if (items.length === 0) return [];
  const list = html`<ul class="changed">
    ${items}
  </ul>`;
  return [[isOpen(event) ? t.affectedNow : t.affected, list]];
}

function postmortem({ postmortem: told }: Incident, language: Language): Html {
  const t = siteTexts[language];
  if (!told) return html``;
  return html`<section id="postmortem">
    <h2>${t.postmortem}</h2>
    <div class="card prose">
      <p class="when">${t.published} ${showInstant(told.publishedAt, language)}</p>
      ${showText(told.body, language)}
    </div>
  </section>`;
}
