/** The clocks of tickets, kept as the fold of `#support-clocks` says, and told when they fall due. */
export { type ClockCache, toTicketClock } from './clock-rows.ts';
export { type ClockTerms, rulesOf } from './clock-terms.ts';
export { clocksOf, moveClocks, owedOf } from './clocks-of.ts';
export { type ClockHistory, keepClocks } from './keep-clocks.ts';
export { keepSchedule, keptSchedule } from './keep-schedule.ts';
export { ticketClocksPart } from './part.ts';
export { slaClocks } from './schema.ts';
export { sweepClocks } from './sweep-clocks.ts';
