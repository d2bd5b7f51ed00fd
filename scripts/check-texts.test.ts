import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** What the check says of a console with one catalogue and one page. */
function check(en: object, fr: object, page: string): { status: number | null; said: string } {
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-texts-'));
  folders.push(folder);
  const source = join(folder, 'packages/web/src');
  mkdirSync(join(source, 'texts'), { recursive: true });
  const texts = `export const carTexts = { en: ${JSON.stringify(en)}, fr: ${JSON.stringify(fr)} };`;
  writeFileSync(join(source, 'texts/cars.ts'), texts);
  writeFileSync(join(source, 'page.tsx'), `import { carTexts } from './texts/cars.ts';\n${page}`);
  const script = resolve('scripts/check-texts.ts');
  const { status, stderr } = spawnSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
  return { status, said: stderr.trim() };
}

const PAGE = 'const t = useTexts(carTexts); t.title; t.seats.one; t.doors.map(draw);';
const EN = { title: 'Cars', seats: { one: 'One seat' }, doors: ['Left', 'Right'] };
const FR = { title: 'Voitures', seats: { one: 'Une place' }, doors: ['À gauche'] };
const FILE = 'packages/web/src/texts/cars.ts';

test('texts that are all used and there in both languages pass', () => {
  expect(check(EN, FR, PAGE)).toEqual({ status: 0, said: '' });
});

test.each([
  [
    'used nowhere',
    { ...EN, wheels: 'Wheels' },
    { ...FR, wheels: 'Roues' },
    'wheels is used nowhere; delete it',
  ],
  ['missing in French', EN, { ...FR, seats: {} }, 'seats.one is there in one language only'],
  ['missing in English', { ...EN, seats: {} }, FR, 'seats.one is there in one language only'],
  ['empty', EN, { ...FR, title: '' }, 'title is empty'],
  ['empty in a list', EN, { ...FR, doors: [''] }, 'doors is empty'],
])('a text that is %s fails', (_what, en, fr, said) => {
  expect(check(en, fr, PAGE)).toEqual({ status: 1, said: `${FILE}: ${said}` });
});
