import { html, raw } from 'hono/html';
import type { DayBar } from '#status-availability';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { STATE_CLASS } from './icons.ts';
import { dayName, spanName } from './show-time.ts';
import type { ShownState } from './texts-en.ts';
import { siteTexts } from './texts.ts';

const HIGH = 36;
// The height tells how bad a day was, where colours cannot be seen; the style draws two of them broken.
const HEIGHTS: Record<ShownState, number> = {
  unmeasured: 8,
  operational: 14,
  under_maintenance: 14,
  degraded_performance: 20,
  partial_outage: 28,
  major_outage: HIGH,
};

/** How long a day was in each state that is no good one, the worst first. */
function secondsOfDay(day: DayBar): [ShownState, number][] {
  return [
    ['major_outage', day.majorSeconds],
    ['partial_outage', day.partialSeconds],
    ['degraded_performance', day.degradedSeconds],
    ['under_maintenance', day.maintenanceSeconds],
  ];
}

/** The worst that a day had to show. */
function stateOfDay(day: DayBar): ShownState {
  const worst = secondsOfDay(day).find(([, seconds]) => seconds > 0)?.[0];
  return worst ?? (day.denominatorSeconds > 0 ? 'operational' : 'unmeasured');
}

/** A day in words: its date, its states and how long each lasted. */
export function dayText(day: DayBar, language: Language): string {
  const t = siteTexts[language];
  const states = secondsOfDay(day)
    .filter(([, seconds]) => seconds > 0)
    .map(([state, seconds]) => `${t.states[state].toLowerCase()} ${spanName(seconds, language)}`);
  const isMeasured = stateOfDay(day) !== 'unmeasured';
  const calm = isMeasured ? t.noDisturbance : t.states.unmeasured.toLowerCase();
  const gap =
    isMeasured && day.unmeasuredSeconds > 0
      ? [`${t.notMeasured} ${spanName(day.unmeasuredSeconds, language)}`]
      : [];
  return t.colon(dayName(day.date, language), [...(states.length > 0 ? states : [calm]), ...gap].join(', '));
}

/** Whether a day deserves a line of its own. */
export function isDisturbed(day: DayBar): boolean {
  const state = stateOfDay(day);
  return state !== 'unmeasured' && (state !== 'operational' || day.unmeasuredSeconds > 0);
}

/**
 * Days as bars. Each is a choice of a group, which browsers let people walk through by keyboard and touch without a
 * script; the text of the chosen one stands below.
 *
 * @param name for screen readers
 * @param group a word that no other group of the page has
 */
export function drawDays(days: readonly DayBar[], name: string, group: string, language: Language): Html {
  const choices = days.map((day, at) => {
    const chosen = at === days.length - 1 ? ' checked' : '';
    // All of it is of our own making: dates and words of states.
    return `<label><input type="radio" name="${group}" autocomplete="off"${chosen}><span>${dayText(day, language)}</span></label>`;
  });
  return html`<fieldset class="days">
    <legend class="sr">${siteTexts[language].days(name)}</legend>
    ${raw(drawing(days))}
    <div class="pick">${raw(choices.join(''))}</div>
  </fieldset>`;
}

function drawing(days: readonly DayBar[]): string {
  const paths = new Map<ShownState, string>();
  for (const [at, day] of days.entries()) {
    const state = stateOfDay(day);
    paths.set(state, `${paths.get(state) ?? ''}M${at * 10 + 5} ${HIGH}v-${HEIGHTS[state]}`);
  }
  const drawn = [...paths].map(([state, path]) => `<path class="${STATE_CLASS[state]}" d="${path}"/>`);
  return `<svg aria-hidden="true" viewBox="0 0 ${days.length * 10} ${HIGH}" preserveAspectRatio="none">${drawn.join('')}</svg>`;
}
