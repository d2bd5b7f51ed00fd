import { bigint, timestamp } from 'drizzle-orm/pg-core';

/** A column that holds an instant. */
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** A column that holds a number of bytes; up to 2⁵³, which is 8 PiB. */
export const bytes = (name: string) => bigint(name, { mode: 'number' });
