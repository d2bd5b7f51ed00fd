import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnHistory, type DrawnHistory } from '../../testing/drawn-histories.ts';
import { isLongForm } from '../../testing/long-form.ts';
import { slowBusinessMs } from '../../testing/slow-business-time.ts';
import type { ClockEvent } from './clock-events.ts';
import { clockNotices } from './clock-notices.ts';
import type { Clock } from './clock-row.ts';
import { foldClocks } from './fold-clocks.ts';
import { inForce } from './clock-rules.ts';

const runs = (short: number, long: number): fc.Parameters<unknown> =>
  isLongForm() ? { numRuns: long } : { numRuns: short, seed: 20_261_124 };
/** The long form steps through millions of minutes. */
const LONG_MS = 600_000;
const HOUR_MS = 3_600_000;
const endOf = ({ events }: DrawnHistory): number => events.at(-1)!.at.getTime();

/** The clocks after each event, as they were known at its instant. */
function* stages({
  events,
  rules,
}: DrawnHistory): Generator<{ event: ClockEvent; clocks: Map<string, Clock> }> {
  for (const [place, event] of events.entries()) {
    const { clocks } = foldClocks(events.slice(0, place + 1), rules, event.at);
    yield { event, clocks: new Map(clocks.map((clock) => [clock.id, clock])) };
  }
}

test(
  'folding again, or by way of stored rows, gives the same',
  () => {
    fc.assert(
      fc.property(drawnHistory, fc.integer({ min: 0, max: 500 }), (history, later) => {
        const asOf = new Date(endOf(history) + later * HOUR_MS);
        const once = foldClocks(history.events, history.rules, asOf);
        const stored = structuredClone(history);
        expect(foldClocks(stored.events, stored.rules, asOf)).toEqual(once);
        expect(new Set(once.clocks.map(({ id }) => id)).size).toBe(once.clocks.length);
      }),
      runs(300, 10_000),
    );
  },
  LONG_MS,
);

test(
  'notes, automatic answers and other participants change nothing',
  () => {
    const quiet = fc.constantFrom(
      'agent.note' as const,
      'customer.auto_reply' as const,
      'participant.message' as const,
      'incident.linked' as const,
      'message.redacted' as const,
    );
    fc.assert(
      fc.property(drawnHistory, fc.array(fc.tuple(quiet, fc.nat()), { minLength: 1 }), (history, notes) => {
        const { events, rules } = history;
        const asOf = new Date(endOf(history) + HOUR_MS);
        const noted = [...events];
        for (const [type, where] of notes) {
          const place = 3 + (where % (noted.length - 2));
          const { at } = noted[place - 1]!;
          noted.splice(place, 0, { type, ticketId: 'ABC'[where % 3]!, at });
        }
        expect(foldClocks(noted, rules, asOf)).toEqual(foldClocks(events, rules, asOf));
      }),
      runs(300, 10_000),
    );
  },
  LONG_MS,
);

test(
  'a due time moves later by pause, reopening or lowered severity alone',
  () => {
    fc.assert(
      fc.property(drawnHistory, (history) => {
        let before = new Map<string, Clock>();
        for (const { event, clocks } of stages(history)) {
          for (const [id, clock] of clocks) {
            const was = before.get(id);
            if (!was?.dueAt || !clock.dueAt || clock.dueAt <= was.dueAt) continue;
            const why = `${id} after ${event.type}: ${clock.dueBecause?.code}`;
            const isLowered =
              event.type === 'severity.changed' && clock.dueBecause?.code === 'severity_lowered';
            const isReopened = clock.clock === 'resolution' && clock.dueBecause?.code === 'reopened';
            expect(isLowered || isReopened, why).toBe(true);
          }
          before = clocks;
        }
      }),
      runs(300, 10_000),
    );
  },
  LONG_MS,
);

test(
  'a breach stays, and a worker that runs late tells what one in time would have told',
  () => {
    fc.assert(
      fc.property(drawnHistory, fc.array(fc.integer({ min: 0, max: 400 * HOUR_MS })), (history, moments) => {
        const { events, rules } = history;
        const start = events[0]!.at.getTime();
        const told = new Map<string, Date>();
        const asOfs = [...events.map(({ at }) => at.getTime()), ...moments.map((moment) => start + moment)];
        for (const asOfMs of asOfs.toSorted((first, second) => first - second)) {
          const { clocks } = foldClocks(events, rules, new Date(asOfMs));
          const now = new Map(clocks.flatMap(clockNotices).map(({ key, at }) => [key, at]));
          // What waited for the platform is dated back: it is told late, and then at its own time.
          for (const [key, at] of told) expect([key, now.get(key)]).toEqual([key, at]);
          for (const [key, at] of now) {
            expect(at.getTime()).toBeLessThanOrEqual(asOfMs);
            told.set(key, at);
          }
        }
      }),
      runs(150, 6000),
    );
  },
  LONG_MS,
);

test(
  'a clock never changed, paused or merged takes its target from start to due, by stepping through minutes',
  () => {
    fc.assert(
      fc.property(drawnHistory, (history) => {
        const { events, rules } = history;
        const changed = ['severity.changed', 'coverage.changed', 'ticket.merged'];
        const kept = events.filter(({ type }) => !changed.includes(type));
        const { clocks } = foldClocks(kept, rules, new Date(endOf(history) + HOUR_MS));
        for (const { clock, startedAt, dueAt, target, dueBecause, warnAt } of clocks) {
          if (clock === 'resolution' && dueBecause?.code !== 'started') continue;
          if (target.unit === 'mo') continue;
          const { schedule } = inForce(rules.schedules, startedAt.getTime());
          const passed = (to: Date): number =>
            target.unit === 'h'
              ? to.getTime() - startedAt.getTime()
              : slowBusinessMs(schedule, startedAt.getTime(), to.getTime());
          const wanted = target.value * (target.unit === 'bd' ? 2 : 1) * HOUR_MS;
          // Under hours that hardly ever come, the slow way would take for ever.
          if (dueAt!.getTime() - startedAt.getTime() > 21 * 24 * HOUR_MS) continue;
          expect(passed(dueAt!)).toBe(wanted);
          expect(passed(warnAt!)).toBe(wanted * 0.75);
        }
      }),
      runs(15, 500),
    );
  },
  LONG_MS,
);

test('folding reads each event a bounded number of times, however many there are', () => {
  const perEvent = [500, 5000].map((count) => {
    let reads = 0;
    const counted = (event: ClockEvent): ClockEvent =>
      new Proxy(event, {
        get(target, name) {
          if (name === 'at') reads++;
          return Reflect.get(target, name);
        },
      });
    const start = Date.parse('2026-11-24T09:00:00Z');
    const history = fc.sample(drawnHistory, { numRuns: 1, seed: 7 })[0]!;
    const events = Array.from({ length: count }, (_, place): ClockEvent => {
      const head = { ticketId: 'A', at: new Date(start + place * 60_000) };
      if (place === 0)
        return {
          ...head,
          type: 'ticket.opened',
          severity: 'high',
          queue: null,
          qualified: true,
          responseRow: 'payg',
          promise: 'target',
        };
      return { ...head, type: place % 2 ? 'agent.reply' : 'customer.message' };
    });
    const { clocks } = foldClocks(events.map(counted), history.rules, new Date(start + count * 60_000));
    expect(clocks).toHaveLength(count / 2 + 1);
    return reads / count;
  });
  for (const reads of perEvent) expect(reads).toBeLessThan(10);
});
