import { expect, test } from 'vitest';
import { matchCommands } from './match-commands.ts';

const make = (label: string, group: string, keywords?: string) => ({
  id: label,
  label,
  group,
  keywords,
  onSelect: () => {},
});
const commands = [
  make('Overview', 'Go to'),
  make('Paramètres', 'Go to', 'settings'),
  make('New app', 'Do', 'create'),
  make('Open app settings', 'Do'),
];
const found = (text: string): [string, string[]][] =>
  matchCommands(commands, text).map(({ value, items }) => [value, items.map(({ label }) => label)]);

test('an empty text finds everything in its given order', () => {
  expect(found('  ')).toEqual([
    ['Go to', ['Overview', 'Paramètres']],
    ['Do', ['New app', 'Open app settings']],
  ]);
});

test('every word must be found, accents and case do not matter', () => {
  expect(found('parametres')).toEqual([['Go to', ['Paramètres']]]);
  expect(found('APP create')).toEqual([['Do', ['New app']]]);
  expect(found('app nothing')).toEqual([]);
});

test('a label that begins with the text comes before other matches, its group too', () => {
  expect(found('settings')).toEqual([
    ['Do', ['Open app settings']],
    ['Go to', ['Paramètres']],
  ]);
});
