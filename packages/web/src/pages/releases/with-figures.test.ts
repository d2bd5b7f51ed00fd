import type { ReleaseInsight } from '@codepushgo/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withFigures } from './with-figures.ts';

const HOUR_MS = 3_600_000;
const start = Date.parse('2030-01-01T00:00:00Z');
const count = fc.nat({ max: 1000 });
const figures = fc.record({
  active: count,
  downloaded: count,
  installed: count,
  failed: count,
  rolledBack: count,
});

const known = (hours: number): ReleaseInsight =>
  ({
    figures: { active: 1, downloaded: 1, installed: 1, failed: 0, rolledBack: 0 },
    totalActive: 1,
    adoption: 1,
    overTime: {
      bucket: 'hour',
      at: Array.from({ length: hours }, (_, hour) => new Date(start + hour * HOUR_MS).toISOString()),
      lines: ['active', 'failed'].map((key) => ({ key, values: Array.from({ length: hours }, () => 1) })),
    },
  }) as unknown as ReleaseInsight;

test('the chart ends at the figures that arrived, in a bucket of its own once that has begun', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 3 * HOUR_MS }),
      figures,
      (hours, later, now) => {
        const at = start + (hours - 1) * HOUR_MS + later;
        const { overTime, figures: shown } = withFigures(known(hours), 2000, now, new Date(at));
        expect(shown).toEqual(now);
        expect(overTime.at).toHaveLength(later < HOUR_MS ? hours : hours + 1);
        expect(Date.parse(overTime.at.at(-1)!)).toBeLessThanOrEqual(at);
        for (const { key, values } of overTime.lines) {
          expect(values).toHaveLength(overTime.at.length);
          expect(values.at(-1)).toBe(now[key as 'active']);
        }
      },
    ),
  );
});

test('another total alone changes the adoption and leaves the chart as it is', () => {
  const before = known(3);
  const after = withFigures(before, 4, undefined, new Date(start));
  expect(after).toMatchObject({ totalActive: 4, adoption: 0.25 });
  expect(after.overTime).toBe(before.overTime);
  expect(withFigures(before, 0, undefined, new Date(start)).adoption).toBeNull();
});
