import { expect, test } from 'vitest';
import { makeFormat } from './format.ts';

const en = makeFormat('en', 'Europe/Paris');
const fr = makeFormat('fr', 'Europe/Paris');
const NOON = Date.UTC(2026, 10, 23, 12);
/** French puts narrow and unbreakable spaces where a test would not see them. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

test('bytes are written in decimal units with three digits that count', () => {
  const written = [0, 999, 1000, 1_250_000, 81_250_000_000, 5e18].map((count) => plain(en.bytes(count)));
  expect(written).toEqual(['0 bytes', '999 bytes', '1 kB', '1.25 MB', '81.3 GB', '5,000 PB']);
  expect(plain(fr.bytes(1_250_000))).toBe('1,25 Mo');
});

test('durations are written in their two largest units', () => {
  const written = [0, 999, 1000, 61_000, 7_500_000, 90_000_000].map((ms) => plain(en.duration(ms)));
  expect(written).toEqual(['0 ms', '999 ms', '1 sec', '1 min 1 sec', '2 hr 5 min', '1 day 1 hr']);
});

test('times are of the zone, and of UTC when it is asked for', () => {
  expect(en.dateTime(NOON)).toBe('23 Nov 2026, 13:00');
  expect(en.dateTime(NOON, { timeStyle: 'short', timeZone: 'UTC' })).toBe('12:00');
  expect(plain(en.range(NOON, NOON + 1_800_000))).toBe('23 Nov 2026, 13:00–13:30');
  expect(plain(en.range(NOON, NOON + 86_400_000, 'UTC'))).toBe('23 Nov 2026, 12:00 – 24 Nov 2026, 12:00');
  expect(plain(fr.date(NOON))).toBe('23 nov. 2026');
  expect([1, 11, 21].map((day) => plain(fr.date(Date.UTC(2026, 10, day, 12))))).toEqual([
    '1er nov. 2026',
    '11 nov. 2026',
    '21 nov. 2026',
  ]);
});

test('how long ago is empty for the present and rounds towards it', () => {
  const ago = (ms: number): string => en.relative(NOON - ms, NOON);
  expect([0, 44_000, -44_000].map(ago)).toEqual(['', '', '']);
  expect([50_000, 119_000, 3_599_000, 90_000_000, -7_200_000].map(ago)).toEqual([
    '1 minute ago',
    '1 minute ago',
    '59 minutes ago',
    'yesterday',
    'in 2 hours',
  ]);
  expect(fr.relative(NOON - 180_000, NOON)).toBe('il y a 3 minutes');
});

test('shares and large numbers', () => {
  expect([en.percent(0.25), en.percent(0.0042, 2), plain(fr.percent(0.25))]).toEqual([
    '25%',
    '0.42%',
    '25 %',
  ]);
  expect([en.number(12_480), en.compact(12_480)]).toEqual(['12,480', '12.5K']);
});
