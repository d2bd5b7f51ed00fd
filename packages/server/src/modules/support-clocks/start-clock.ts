import type { ClockName } from '@codepushgo/contract';
import { addTime, lengthOf } from './calendar.ts';
import type { ClockRecord } from './clock-record.ts';
import { type ClockRules, inForce, promisedFor } from './clock-rules.ts';
import type { TicketRecord } from './ticket-record.ts';

/** Starts a clock of a ticket under the versions in force at its start, if they promise anything. */
export function startClock(ticket: TicketRecord, name: ClockName, startMs: number, rules: ClockRules): void {
  const policy = inForce(rules.policies, startMs);
  const promised = promisedFor(policy, name, ticket);
  if (!promised) return;
  const schedule = inForce(rules.schedules, startMs);
  const measure = { schedule: schedule.schedule, businessDayHours: policy.businessDayHours };
  const { calendar, ms } = lengthOf(promised.target, measure, startMs);
  putClock(ticket, {
    name,
    kind: ticket.queue === null && ticket.promise === 'commitment' ? 'commitment' : 'target',
    policy,
    schedule,
    promised,
    calendar,
    startMs,
    dueMs: addTime(calendar, schedule.schedule, startMs, ms),
    warnMs: addTime(calendar, schedule.schedule, startMs, Math.round(ms * policy.warnFraction)),
    because: { code: 'started', from: new Date(startMs).toISOString(), ...promised },
  });
}

type NewClock = Pick<
  ClockRecord,
  | 'name'
  | 'kind'
  | 'policy'
  | 'schedule'
  | 'promised'
  | 'calendar'
  | 'startMs'
  | 'dueMs'
  | 'warnMs'
  | 'because'
>;

/** Makes a running clock the ticket's present one of its name. */
export function putClock(ticket: TicketRecord, made: NewClock): void {
  const clock: ClockRecord = {
    ...made,
    ticketId: ticket.ticketId,
    seq: (ticket.present[made.name]?.seq ?? 0) + 1,
    runsSinceMs: made.startMs,
    usedMs: { elapsed: 0, business: 0 },
    left: null,
    warnedMs: null,
    breachedMs: null,
    satisfiedMs: null,
    cancelledMs: null,
    end: null,
  };
  ticket.present[made.name] = clock;
  ticket.clocks.push(clock);
}
