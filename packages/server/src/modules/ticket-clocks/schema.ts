import type {
  ClockEnd,
  ClockName,
  ClockState,
  DueBecause,
  ResolutionTimes,
  ResponseTarget,
  Severity,
  SupportQueue,
  SupportSchedule,
} from '@codepushgo/contract';
import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at } from '../../platform/columns.ts';

/** Business hours, with the goals for solving that a contract sets beside them. */
export type KeptSchedule = SupportSchedule & { resolutionTimes?: ResolutionTimes };

/** Business hours that judged a clock, by the digest of what they say. */
export const clockSchedules = pgTable('clock_schedules', {
  id: text('id').primaryKey(),
  schedule: jsonb('schedule').$type<KeptSchedule>().notNull(),
});

/** What the fold of `#support-clocks` says of each clock: a cache that can be made again from the events. */
export const slaClocks = pgTable(
  'sla_clocks',
  {
    orgId: text('org_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    clock: text('clock').$type<ClockName>().notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').$type<'target' | 'commitment'>().notNull(),
    /** As of the last change of the ticket; what has fallen due since is seen by the time. */
    state: text('state').$type<ClockState>().notNull(),
    startedAt: at('started_at').notNull(),
    dueAt: at('due_at'),
    warnAt: at('warn_at'),
    warnedAt: at('warned_at'),
    satisfiedAt: at('satisfied_at'),
    breachedAt: at('breached_at'),
    cancelledAt: at('cancelled_at'),
    reason: text('reason').$type<ClockEnd>(),
    /** Kept of paused clocks. */
    remainingSeconds: integer('remaining_seconds'),
    /** Kept of clocks that have ended. */
    elapsedSeconds: integer('elapsed_seconds'),
    target: jsonb('target').$type<ResponseTarget>().notNull(),
    severity: text('severity').$type<Severity>(),
    responseRow: text('response_row').$type<'team' | 'payg' | 'priority_plus'>(),
    queue: text('queue').$type<SupportQueue>(),
    policyVersion: integer('policy_version').notNull(),
    timeZone: text('time_zone').notNull(),
    dueBecause: jsonb('due_because').$type<DueBecause>(),
    isWarningTold: boolean('is_warning_told').notNull().default(false),
    isBreachTold: boolean('is_breach_told').notNull().default(false),
    /** When there is something to tell next; null: nothing is to come by itself. */
    noticeAt: at('notice_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.ticketId, t.clock, t.seq] }),
    // Of all organisations at once: what is due next, and what is to be told.
    index('sla_clocks_due')
      .on(t.dueAt)
      .where(sql`${t.state} = 'running'`),
    index('sla_clocks_notice')
      .on(t.noticeAt)
      .where(sql`${t.noticeAt} IS NOT NULL`),
    // What was decided in a period, for reports.
    index('sla_clocks_satisfied')
      .on(t.satisfiedAt)
      .where(sql`${t.satisfiedAt} IS NOT NULL`),
    index('sla_clocks_breached')
      .on(t.breachedAt)
      .where(sql`${t.breachedAt} IS NOT NULL`),
  ],
);
