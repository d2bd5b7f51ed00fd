/** What is done with a request in a dialog of its own, at `?do=…`. */
export const ticketActs = ['severity', 'invite', 'reopen', 'rate', 'share', 'redact'] as const;
export type TicketAct = (typeof ticketActs)[number];
