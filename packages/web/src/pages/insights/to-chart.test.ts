import type { Series } from '@codepushgo/contract';
import { expect, test } from 'vitest';
import { isFlat, toStackedChart } from './to-chart.ts';

const at = ['2030-01-01T00:00:00.000Z', '2030-01-02T00:00:00.000Z'];
const series = (lines: Series['lines']): Series => ({ bucket: 'day', at, lines });

test('the largest lines stand alone, the others and what the server summed up become one', () => {
  const lines = Array.from({ length: 8 }, (_, i) => ({ key: `v${i + 1}`, values: [i, i] }));
  const chart = toStackedChart(series([{ key: 'other', values: [5, 7] }, ...lines]), (key) => key);
  expect(chart.series.map(({ label }) => label)).toEqual(['v8', 'v7', 'v6', 'v5', 'v4', 'v3', 'other']);
  expect(chart.series.at(-1)!.values).toEqual([6, 8]);
  expect(chart).toMatchObject({ times: [1893456000, 1893542400], areDays: true });
});

test('few lines have no others, and nothing above zero is flat', () => {
  const few = series([{ key: 'v1', values: [0, 1] }]);
  expect(toStackedChart(few, (key) => key).series).toHaveLength(1);
  expect([isFlat(few), isFlat(series([{ key: 'v1', values: [0, 0] }])), isFlat(series([]))]).toEqual([
    false,
    true,
    true,
  ]);
});
