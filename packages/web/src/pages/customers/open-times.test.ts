import { expect, test } from 'vitest';
import { readOpenTimes, writeOpenTimes } from './open-times.ts';

test('times of a day are read as people type them, and written back', () => {
  const read = readOpenTimes(' 9:00-12:00; 13:00 – 24:00 ')!;
  expect(read).toEqual([
    { open: '09:00', close: '12:00' },
    { open: '13:00', close: '24:00' },
  ]);
  expect(writeOpenTimes(read)).toBe('09:00–12:00, 13:00–24:00');
  expect(readOpenTimes('')).toEqual([]);
  for (const wrong of ['9 to 5', '12:00-09:00', '09:00', '25:00-26:00', '09:00-12:00 13:00-17:00'])
    expect(readOpenTimes(wrong)).toBeUndefined();
});
