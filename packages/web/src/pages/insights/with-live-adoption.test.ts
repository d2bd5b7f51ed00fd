import type { ReleaseMetrics, Series } from '@codepushgo/contract';
import { expect, test } from 'vitest';
import { withLiveAdoption } from './with-live-adoption.ts';

const series: Series = {
  bucket: 'day',
  at: ['2030-01-01T00:00:00.000Z', '2030-01-02T00:00:00.000Z'],
  lines: [
    { key: 'v1', values: [9, 8] },
    { key: 'v2', values: [0, 1] },
  ],
};
const figures = (...releases: [string, number][]) => ({
  type: 'figures' as const,
  channelId: 'c',
  totalActive: 0,
  releases: releases.map(([label, active]): ReleaseMetrics => {
    return { label, active, downloaded: 0, installed: 0, failed: 0, rolledBack: 0 };
  }),
});

test('figures end the lines they are about', () => {
  expect(withLiveAdoption(series, figures(['v2', 3]))!.lines).toEqual([
    { key: 'v1', values: [9, 8] },
    { key: 'v2', values: [0, 3] },
  ]);
});

test('a release without a line asks for the series again, unless no device runs it', () => {
  expect(withLiveAdoption(series, figures(['v3', 1]))).toBeUndefined();
  expect(withLiveAdoption(series, figures(['v3', 0]))).toEqual(series);
});
