/** Where messages of a subscription go. */
export const KINDS = ['email', 'webhook', 'slack', 'teams', 'discord'] as const;
export type Kind = (typeof KINDS)[number];
