import { expect, test } from 'vitest';
import { operationTexts } from '../../texts/operations.ts';
import { noticeWords } from './notice-words.ts';

test('a maintenance that nobody was told of is lost for the figure only from a day before it begins', () => {
  const { notice: t } = operationTexts.en;
  const scheduledFor = '2026-11-28T23:00:00.000Z';
  const at = (instant: string, isExcluded = false): string =>
    noticeWords({ isExcluded, scheduledFor }, t, Date.parse(instant));
  expect(at('2026-11-27T22:59:59.999Z')).toBe(t.ahead);
  expect(at('2026-11-27T23:00:00.000Z')).toBe(t.counted);
  expect(at('2026-11-29T08:00:00.000Z')).toBe(t.counted);
  expect(at('2026-11-29T08:00:00.000Z', true)).toBe(t.excluded);
});
