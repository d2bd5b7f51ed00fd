import type { ReleaseChange } from '@codepushgo/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartMarks } from './chart-marks.ts';

const change = (second: number): ReleaseChange =>
  ({ at: new Date(second * 1000).toISOString(), code: 'halted' }) as ReleaseChange;

test('marks never write over each other, and the newest change always has one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 1000 }), { minLength: 1 }), (seconds) => {
      const newestFirst = seconds.toSorted((a, b) => b - a);
      const marks = chartMarks(newestFirst.map(change), ({ code }) => code, 1000);
      expect(marks[0]?.at).toBe(newestFirst[0]);
      const gaps = marks.slice(1).map((mark, index) => marks[index]!.at - mark.at);
      expect(Math.min(...gaps, 80)).toBe(80);
    }),
  );
  expect(chartMarks([change(5)], () => undefined, 10)).toEqual([]);
});
