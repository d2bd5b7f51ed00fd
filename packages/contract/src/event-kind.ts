import { z } from 'zod';
import type { Permission } from './permissions.ts';

/** What the catalogue says of one kind of event. */
export interface EventKind<T extends z.ZodType> {
  /** Rises when `data` changes in a way that breaks readers; new members do not. */
  version: number;
  summary: string;
  /** What somebody must be allowed on the project to be told by mail; null: never told by mail. */
  needs: Permission | null;
  data: T;
}

/**
 * Types one entry of the catalogue.
 *
 * @example event({ version: 1, summary: 'Somebody did something', needs: null, data: Doer }).version; // 1
 */
export function event<T extends z.ZodType>(kind: EventKind<T>): EventKind<T> {
  return kind;
}

/** Who did it; null for the platform itself. */
export const Doer = z.object({ accountId: z.string(), userName: z.string() }).nullable();
