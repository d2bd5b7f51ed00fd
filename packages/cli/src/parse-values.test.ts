import { describe, expect, it } from 'vitest';
import { parseDuration, parsePercent, parseRange, parseWhole, parseWord } from './parse-values.ts';

describe('values of options', () => {
  it.each([
    ['1', 1],
    ['25%', 25],
    ['100', 100],
  ])('a share %s', (text, share) => {
    expect(parsePercent(text)).toBe(share);
  });

  it.each(['0', '101', '1.5', '-1', 'half', '', '%'])('no share %s', (text) => {
    expect(() => parsePercent(text)).toThrow(/whole number from 1 to 100/);
  });

  it.each([
    ['5m', 300_000],
    ['60d', 5_184_000_000],
    ['1y', 31_557_600_000],
    ['1.5h', 5_400_000],
    ['0m', 0],
    ['250', 250],
  ])('a time %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['soon', '5 fortnights', '', '-5m'])('no time %s', (text) => {
    expect(() => parseDuration(text)).toThrow(/is not a length of time/);
  });

  it.each(['1.2.3', '1.2', '^1.2', '*', '1.x', '>=1 <2', '1.2.3 || 2.x'])('a range %s', (text) => {
    expect(parseRange(text)).toBe(text);
  });

  it.each(['newest', '1.2.3.4', ''.padEnd(300, '1')])('no range %s', (text) => {
    expect(() => parseRange(text)).toThrow(/is not a version or range/);
  });

  it('whole numbers and words', () => {
    expect(parseWhole(1, 9)('3')).toBe(3);
    expect(() => parseWhole(1, 9)('10')).toThrow(/from 1 to 9/);
    expect(parseWord('ios', 'android')('iOS')).toBe('ios');
    expect(() => parseWord('ios', 'android')('symbian')).toThrow(/one of ios, android/);
  });
});
