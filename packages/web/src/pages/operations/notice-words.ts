import type { StatusMaintenance } from '@codepushgo/contract';
import type { operationTexts } from '../../texts/operations.ts';

const NOTICE_MS = 24 * 3_600_000;

type Words = (typeof operationTexts)['en']['notice'];

/**
 * What the announcement of a maintenance means for the commitment's figure at `nowMs`: until a day before it begins,
 * nothing is lost yet.
 */
export function noticeWords(
  { isExcluded, scheduledFor }: Pick<StatusMaintenance, 'isExcluded' | 'scheduledFor'>,
  t: Words,
  nowMs: number,
): string {
  if (isExcluded) return t.excluded;
  return Date.parse(scheduledFor) - nowMs > NOTICE_MS ? t.ahead : t.counted;
}
