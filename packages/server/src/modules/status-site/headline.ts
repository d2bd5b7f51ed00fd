import { html } from 'hono/html';
import type { ComponentState, Snapshot } from '#status';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { impactOf, isOpen, say } from './events.ts';
import { STATE_CLASS, STATE_OF_IMPACT, stateIcon } from './icons.ts';
import type { ShownState, SiteTexts } from './texts-en.ts';
import { siteTexts } from './texts.ts';

const WORST_FIRST: ShownState[] = [
  'major_outage',
  'partial_outage',
  'degraded_performance',
  'under_maintenance',
  'operational',
];

const KEYS: Record<ComponentState, keyof SiteTexts['headline']> = {
  operational: 'none',
  under_maintenance: 'maintenance',
  degraded_performance: 'degraded',
  partial_outage: 'partial',
  major_outage: 'major',
};

/** What the page says first: the sentence, and the state that it looks like. */
export function headlineOf({ components, incidents }: Snapshot): {
  key: keyof SiteTexts['headline'];
  state: ShownState;
} {
  const states = components.filter(({ isGroup }) => !isGroup).map(({ state }) => state);
  // An open incident never looks green, whatever its components say.
  const impacts = incidents.filter(isOpen).map((one) => {
    const impact = impactOf(one);
    return STATE_OF_IMPACT[impact === 'none' ? 'minor' : impact];
  });
  const state = WORST_FIRST.find((one) => impacts.includes(one) || states.some((each) => each === one));
  if (!state) return { key: 'empty', state: 'unmeasured' };
  const worst = WORST_FIRST.find((one) => states.some((each) => each === one)) as ComponentState | undefined;
  const isCalm = worst === undefined || worst === 'operational' || worst === 'under_maintenance';
  if (impacts.length > 0 && isCalm) return { key: 'incident', state };
  if (states.every((each) => each === 'major_outage')) return { key: 'critical', state };
  return { key: KEYS[worst!], state };
}

/** The headline, and which components it is about. */
export function headline(snapshot: Snapshot, language: Language): Html {
  const t = siteTexts[language];
  const { key, state } = headlineOf(snapshot);
  const names = snapshot.components
    .filter((one) => !one.isGroup && one.state !== 'operational')
    .map(({ name }) => say(name, language));
  const affected = names.length === 0 ? '' : html`<p>${t.colon(t.affected, `${names.join(', ')}.`)}</p>`;
  return html`<div class="headline ${STATE_CLASS[state]}">
    ${stateIcon(state, 32)}
    <div>
      <h1>${t.headline[key]}</h1>
      ${affected}
    </div>
  </div>`;
}
