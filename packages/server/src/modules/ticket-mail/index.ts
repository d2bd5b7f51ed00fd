/** Mail of tickets: what came, what leaves, and what stands against sending by itself. */
export { addressOfAccount, bareSubject } from './mail-answer.ts';
export type { AutomaticKind } from './automatic-kind.ts';
export { keepGuest, settleGuest } from './keep-guest.ts';
export { keepReport } from './keep-report.ts';
export { becomeMessage, keepTicketMail } from './keep-ticket-mail.ts';
export { mailAutomatically } from './mail-automatically.ts';
export { partakersOf, type Partaker } from './partakers.ts';
export { ticketMailPart } from './part.ts';
export { redactSubjects } from './redact-subjects.ts';
export * from './schema.ts';
export { knownMessageIds, ticketOfMessage } from './thread-of.ts';
