import fc from 'fast-check';
import type { ClockEvent, ClockPolicy, ClockRules } from '#support-clocks';
import { drawnInstant, drawnSchedule, drawnZone } from './drawn-schedules.ts';

const HOUR_MS = 3_600_000;
const severity = fc.constantFrom('urgent' as const, 'high' as const, 'normal' as const, 'low' as const);
const covered = fc.constantFrom(
  { responseRow: null, promise: 'none' } as const,
  { responseRow: 'team', promise: 'target' } as const,
  { responseRow: 'payg', promise: 'target' } as const,
  { responseRow: 'priority_plus', promise: 'commitment' } as const,
);
const status = fc.constantFrom(
  'open' as const,
  'pending_customer' as const,
  'on_hold' as const,
  'solved' as const,
  'closed' as const,
);
const type = <T extends ClockEvent['type']>(name: T): fc.Arbitrary<T> => fc.constant(name);

const change = fc.oneof(
  { arbitrary: fc.record({ type: type('customer.message') }), weight: 4 },
  { arbitrary: fc.record({ type: type('agent.reply'), status }, { requiredKeys: ['type'] }), weight: 3 },
  {
    arbitrary: fc.record({
      type: type('status.changed'),
      status,
      by: fc.constantFrom('customer' as const, 'agent' as const, 'system' as const),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ type: type('severity.changed'), severity }), weight: 2 },
  { arbitrary: covered.map((terms) => ({ type: 'coverage.changed' as const, ...terms })), weight: 2 },
  fc.record({
    type: type('ticket.qualified'),
    cause: fc.constantFrom('customer' as const, 'platform' as const),
  }),
  fc.record({ type: type('incident.update') }),
  fc.record({ type: type('reply.not_needed') }),
  fc.record({ type: type('ticket.merged'), intoTicketId: fc.constantFrom('A', 'B', 'C') }),
);

const opening = fc
  .record({ severity, terms: covered, qualified: fc.constantFrom(true, true, false), queue: queue() })
  .map(({ terms, ...rest }) => ({ type: 'ticket.opened' as const, ...terms, ...rest }));

function queue() {
  return fc.constantFrom(
    null,
    null,
    null,
    'billing' as const,
    'data_protection' as const,
    'security' as const,
  );
}

const hours = (value: number, unit: 'h' | 'bh' | 'bd' | 'mo') => ({ value, unit });
const policy: Omit<ClockPolicy, 'version' | 'from'> = {
  businessDayHours: 2,
  warnFraction: 0.75,
  reopenWindowDays: 14,
  responseTimes: {
    team: { urgent: hours(24, 'h'), high: hours(1, 'bd'), normal: hours(1, 'bd'), low: hours(2, 'bd') },
    payg: { urgent: hours(1, 'h'), high: hours(2, 'bh'), normal: hours(1, 'bd'), low: hours(2, 'bd') },
    priority_plus: {
      urgent: hours(1, 'h'),
      high: hours(2, 'h'),
      normal: hours(12, 'h'),
      low: hours(24, 'h'),
    },
  },
  resolutionTimes: {
    payg: { urgent: hours(4, 'h'), high: hours(3, 'bh'), normal: hours(2, 'bd') },
    priority_plus: {
      urgent: hours(4, 'h'),
      high: hours(2, 'bd'),
      normal: hours(3, 'bd'),
      low: hours(72, 'h'),
    },
  },
  queues: {
    billing: hours(2, 'bd'),
    security: hours(2, 'bd'),
    abuse: hours(24, 'h'),
    data_protection: hours(1, 'mo'),
  },
};

const gap = fc.oneof(
  fc.integer({ min: 0, max: 3 * HOUR_MS }),
  fc.integer({ min: 0, max: 40 * HOUR_MS }),
  fc.integer({ min: 0, max: 24 }).map((whole) => whole * HOUR_MS),
  fc.integer({ min: 300 * HOUR_MS, max: 360 * HOUR_MS }),
);

/** What happened to three tickets, and the versions of policy and hours that held. */
export interface DrawnHistory {
  events: ClockEvent[];
  rules: ClockRules;
}

/** Histories with everything in them, in zones whose clocks may change in the middle. */
export const drawnHistory: fc.Arbitrary<DrawnHistory> = drawnZone.chain((timeZone) =>
  drawnInstant(timeZone).chain((fromMs) =>
    fc
      .record({
        first: drawnSchedule(timeZone, fromMs),
        second: drawnSchedule(timeZone, fromMs),
        openings: fc.tuple(opening, opening, opening),
        changes: fc.array(fc.tuple(fc.constantFrom('A', 'A', 'A', 'B', 'C'), gap, change), { maxLength: 12 }),
      })
      .map(({ first, second, openings, changes }) => {
        let ms = fromMs;
        const events: ClockEvent[] = openings.map((opened, place) => ({
          ...opened,
          ticketId: 'ABC'[place]!,
          at: new Date((ms += place * HOUR_MS)),
        }));
        for (const [ticketId, wait, made] of changes)
          events.push({ ...made, ticketId, at: new Date((ms += wait)) });
        const from = new Date(0);
        const later = new Date(fromMs + 20 * HOUR_MS);
        const schedules = [first, second].map((schedule, place) => ({
          version: place + 1,
          from: place === 0 ? from : later,
          schedule,
        }));
        return { events, rules: { schedules, policies: [{ ...policy, version: 1, from }] } };
      }),
  ),
);
