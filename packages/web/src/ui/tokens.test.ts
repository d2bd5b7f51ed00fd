import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
);

// A row may be hovered or chosen whatever it says; pages opened by a browser seldom meet each pair.
const SURFACES = ['page', 'raised', 'overlay', 'hover', 'accent-soft'];
const INKS = ['text', 'quiet', 'accent', 'accent-strong', 'bad', 'good'];
const STATES = ['operational', 'degraded', 'partial', 'major', 'maintenance', 'no-data'];

/** Relative luminance, 0 to 1: WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[\da-f]/g, '$&$&') : colour;
  const [red, green, blue] = full
    .slice(1)
    .match(/../g)!
    .map((pair) => Number.parseInt(pair, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dim, bright] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright! + 0.05) / (dim! + 0.05);
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(SURFACES)('every colour of text is read on %s', (surface) => {
    const on = tokens.get(surface)![theme];
    const faint = [...INKS, ...STATES].filter((ink) => contrast(tokens.get(ink)![theme], on) < 4.5);
    expect(faint).toEqual([]);
  });
});

it('contrast is that of the standard', () => {
  expect(contrast('#000', '#fff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
