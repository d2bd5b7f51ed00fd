/** When answers are owed: business time, and the clocks of a ticket as a pure fold over its events. */
export { addTarget } from './add-target.ts';
export { MissingEventsError } from './apply-event.ts';
export { attainment } from './attainment.ts';
export { businessSeconds } from './business-seconds.ts';
export { NeverOpenError } from './business-time.ts';
export type { ClockEvent, CoveredBy, TicketStatus } from './clock-events.ts';
export { clockNotices, type ClockNotice } from './clock-notices.ts';
export type { Clock } from './clock-row.ts';
export type { ClockPolicy, ClockRules, ScheduleVersion } from './clock-rules.ts';
export { foldClocks, type Folded, type TicketStanding } from './fold-clocks.ts';
