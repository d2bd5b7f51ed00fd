import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComponentState, StateInterval } from '#status';
import { open, render } from '../../testing/open-site.ts';
import { quietSnapshot } from '../../testing/snapshots.ts';
import { en } from './texts-en.ts';

const DAY_MS = 86_400_000;
const BAD: ComponentState[] = ['degraded_performance', 'partial_outage', 'major_outage'];
const MINUTES = 40 * 1440;
const spanOfDays = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

const LAST_90_DAYS = Array.from({ length: 90 }, (_, day) => Date.UTC(2026, 10, 23) - (89 - day) * DAY_MS);

/** A sum of the spans that texts of days tell of a state, in minutes. */
function toldMinutes(texts: string[], state: ComponentState): number {
  const word = en.states[state].toLowerCase();
  const spans = texts.map(
    (text) => new RegExp(`${word} ((?:\\d+\\s(?:day|hr|min)(?:, )?)+)`).exec(text)?.[1] ?? '',
  );
  const worth: Record<string, number> = { day: 1440, hr: 60, min: 1 };
  return spans
    .flatMap((span) => [...span.matchAll(/(\d+)\s(day|hr|min)/g)])
    .reduce((sum, [, count, unit]) => sum + Number(count) * worth[unit!]!, 0);
}

test('property: the bars of any history tell all of its bad minutes, each in its day and in no other', () => {
  const snapshot = quietSnapshot();
  const [component] = snapshot.components.filter(({ isShowcase, isGroup }) => isShowcase && !isGroup);
  const startMs = Date.parse('2026-10-01T00:00:00Z');
  const at = (minute: number): string => new Date(startMs + minute * 60_000).toISOString();
  const outage = fc.record({
    from: fc.nat(MINUTES),
    minutes: fc.integer({ min: 1, max: 3000 }),
    state: fc.constantFrom(...BAD),
  });
  const check = (outages: { from: number; minutes: number; state: ComponentState }[]): void => {
    const states = outages.map(({ from, minutes, state }): StateInterval => ({
      componentId: component!.id,
      state,
      from: at(from),
      to: at(from + minutes),
      source: 'probes',
      incidentId: null,
    }));
    // Minute by minute, the worst counts.
    const worst = new Map<number, ComponentState>();
    for (const { from, minutes, state } of outages)
      for (let minute = from; minute < from + minutes; minute += 1)
        if (BAD.indexOf(state) > BAD.indexOf(worst.get(minute) ?? 'operational')) worst.set(minute, state);
    const document = open(render({ ...snapshot, facts: { ...snapshot.facts, states } }).get('en')!);
    const days = document.querySelector('.days')!;
    const texts = [...days.querySelectorAll('label')].map((label) => label.textContent);
    // A choice is as wide as its days, which follow upon each other; whatever is bad has one of its own.
    const widths = [...days.querySelectorAll('label')].map((one) =>
      Number(/n(\d+)/.exec(one.className)?.[1] ?? 1),
    );
    let next = 0;
    for (const [at, text] of texts.entries()) {
      const last = next + widths[at]! - 1;
      expect(text.split(':')[0]).toBe(spanOfDays.formatRange(LAST_90_DAYS[next]!, LAST_90_DAYS[last]!));
      next = last + 1;
    }
    expect(next).toBe(90);
    const toldTogether = texts.filter((_, at) => widths[at]! > 1);
    expect(toldTogether.filter((text) => !/: no (disturbance|data)$/.test(text))).toEqual([]);
    const isFar = [...days.querySelectorAll('label')].map((one) => one.className.includes('far'));
    expect(widths.filter((_, at) => isFar[at]).reduce((sum, one) => sum + one, 0)).toBe(60);
    expect([...days.querySelector('svg')!.innerHTML.matchAll(/M\d/g)]).toHaveLength(90);
    for (const state of BAD)
      expect(toldMinutes(texts, state)).toBe([...worst.values()].filter((one) => one === state).length);
  };
  fc.assert(fc.property(fc.array(outage, { maxLength: 6 }), check), { numRuns: 8 });
});
