import { html, raw } from 'hono/html';
import type { DayBar } from '#status-availability';
import type { Language } from '../../platform/language.ts';
import type { Html } from '../../platform/page.ts';
import { STATE_CLASS } from './icons.ts';
import { dayName, daysName, spanName } from './show-time.ts';
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

/** Days that one choice stands for. */
interface Run {
  first: DayBar;
  last: DayBar;
  count: number;
  /** Whether it is before the days that narrow windows show. */
  isFar: boolean;
}

/** The days that narrow windows show. */
const NEAR_DAYS = 30;

// What takes 90 days of markup is mostly days that have nothing to tell: neighbours of them share one choice. Today is
// always by itself, since it is what stands there before anything is chosen.
function runsOf(days: readonly DayBar[]): Run[] {
  const runs: Run[] = [];
  for (const [at, day] of days.entries()) {
    const run = runs.at(-1);
    const isFar = at < days.length - NEAR_DAYS;
    const isMore = run && run.isFar === isFar && at < days.length - 1 && isAlike(run.last, day);
    if (isMore) runs[runs.length - 1] = { ...run, last: day, count: run.count + 1 };
    else runs.push({ first: day, last: day, count: 1, isFar });
  }
  return runs;
}

function isAlike(one: DayBar, other: DayBar): boolean {
  return !isDisturbed(one) && !isDisturbed(other) && stateOfDay(one) === stateOfDay(other);
}

function runText({ first, last, count }: Run, language: Language): string {
  if (count === 1) return dayText(first, language);
  const t = siteTexts[language];
  const calm = stateOfDay(first) === 'unmeasured' ? t.states.unmeasured.toLowerCase() : t.noDisturbance;
  return t.colon(daysName(first.date, last.date, language), calm);
}

/**
 * Days as bars. Every day with something to tell is a choice of a group, and so is every run of days without, which
 * browsers let people walk through by keyboard and touch without a script; the text of the chosen one stands below.
 *
 * @param name for screen readers
 * @param group a word that no other group of the page has
 */
export function drawDays(days: readonly DayBar[], name: string, group: string, language: Language): Html {
  const runs = runsOf(days);
  const choices = runs.map((run, at) => {
    const chosen = at === runs.length - 1 ? ' checked' : '';
    const classes = [run.count > 1 && `n${run.count}`, run.isFar && 'far'].filter(Boolean).join(' ');
    // All of it is of our own making: dates and words of states.
    return `<label${classes && ` class="${classes}"`}><input type="radio" name="${group}" autocomplete="off"${chosen}><span>${runText(run, language)}</span></label>`;
  });
  return html`<fieldset class="days">
    <legend class="sr">${siteTexts[language].days(name)}</legend>
    ${raw(drawing(days))}
    <div class="pick">${raw(choices.join(''))}</div>
  </fieldset>`;
}

// A unit of width is a day.
function drawing(days: readonly DayBar[]): string {
  const paths = new Map<ShownState, string>();
  for (const [at, day] of days.entries()) {
    const state = stateOfDay(day);
    paths.set(state, `${paths.get(state) ?? ''}M${at} ${HIGH}v-${HEIGHTS[state]}`);
  }
  const drawn = [...paths].map(([state, path]) => `<path class="${STATE_CLASS[state]}" d="${path}"/>`);
  return `<svg aria-hidden="true" viewBox="-.5 0 ${days.length} ${HIGH}" preserveAspectRatio="none">${drawn.join('')}</svg>`;
}
