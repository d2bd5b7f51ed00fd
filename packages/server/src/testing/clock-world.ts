import { DueBecause, type ResponseTarget, type SupportSchedule } from '@codepushgo/contract';
import { type Clock, type ClockEvent, type ClockPolicy, type ClockRules, foldClocks } from '#support-clocks';

const day = [{ open: '06:00', close: '18:00' }];
/** Business hours in Paris. */
export const schedule: SupportSchedule = {
  timeZone: 'Europe/Paris',
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: day },
  exceptions: [],
};
/** How long an answer may take. */
export const target = (value: number, unit: ResponseTarget['unit']): ResponseTarget => ({ value, unit });
/** The published response times. */
export const policy: ClockPolicy = {
  version: 1,
  from: new Date(0),
  businessDayHours: 12,
  warnFraction: 0.75,
  reopenWindowDays: 14,
  responseTimes: {
    team: { urgent: target(24, 'h'), high: target(1, 'bd'), normal: target(1, 'bd'), low: target(2, 'bd') },
    payg: { urgent: target(1, 'h'), high: target(2, 'bh'), normal: target(1, 'bd'), low: target(2, 'bd') },
    priority_plus: {
      urgent: target(1, 'h'),
      high: target(2, 'h'),
      normal: target(12, 'h'),
      low: target(24, 'h'),
    },
  },
  queues: {
    billing: target(2, 'bd'),
    security: target(2, 'bd'),
    abuse: target(24, 'h'),
    data_protection: target(1, 'mo'),
  },
};
export const rules: ClockRules = {
  policies: [policy],
  schedules: [{ version: 1, from: new Date(0), schedule }],
};
/** The same with goals for solutions. */
export const goals: ClockRules = {
  ...rules,
  policies: [
    {
      ...policy,
      resolutionTimes: { payg: { urgent: target(4, 'h'), high: target(8, 'bh'), normal: target(3, 'bd') } },
    },
  ],
};

/** A local time of November 2026 in Paris: `24 10:00` is Tuesday the 24th. */
export const on = (text: string): Date => new Date(`2026-11-${text.replace(' ', 'T')}+01:00`);
/** A technical request with severity high on pay as you go, unless said otherwise. */
export const opened = (
  text: string,
  more: Partial<Extract<ClockEvent, { type: 'ticket.opened' }>> & { ticketId?: string } = {},
): ClockEvent => ({
  ticketId: 'A',
  at: on(text),
  type: 'ticket.opened',
  severity: 'high',
  queue: null,
  qualified: true,
  responseRow: 'payg',
  promise: 'target',
  ...more,
});
type Rest<E> = E extends ClockEvent ? Omit<E, 'ticketId' | 'at'> : never;
/** Something that happens to ticket A, or to another. */
export const happens = (text: string, event: Rest<ClockEvent>, ticketId = 'A'): ClockEvent =>
  ({ ticketId, at: on(text), ...event }) as ClockEvent;
export const reply = (text: string, ticketId = 'A'): ClockEvent =>
  happens(text, { type: 'agent.reply' }, ticketId);
export const message = (text: string, ticketId = 'A'): ClockEvent =>
  happens(text, { type: 'customer.message' }, ticketId);

/** The clocks at an instant, whose reasons have the shape that pages read. */
export function fold(events: ClockEvent[], asOf: string, by = rules) {
  const folded = foldClocks(events, by, on(asOf));
  for (const { dueBecause } of folded.clocks) if (dueBecause) DueBecause.parse(dueBecause);
  return { ...folded, clock: (id: string) => folded.clocks.find((clock) => clock.id === id) };
}
export const due = (clock: Clock | undefined): string | undefined => clock?.dueAt?.toISOString();
export const utc = (text: string): string => on(text).toISOString();
