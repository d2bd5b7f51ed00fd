/** Tells subscribers what the published site shows: each change goes to everybody who wants to hear of it, once. */
import { sendsMigrations } from '#status-sends';
import { subscribersMigrations } from '#status-subscribers';
import { fanOutMigrations } from './migrations.ts';

export { startSubscribers, type Telling } from './start-subscribers.ts';

/** The tables of subscribers, of what waits for them, and of how far the telling has come. */
export const subscriberMigrations = [...sendsMigrations, ...subscribersMigrations, ...fanOutMigrations];
