import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runSlaCases } from './sla-cases.ts';

const FILE = join(import.meta.dirname, 'fixtures/sla-clocks.json');
const file = JSON.parse(readFileSync(FILE, 'utf8'));
const results = runSlaCases(file);
const copyOf = (id: string) =>
  structuredClone({ ...file, cases: file.cases.filter((one: { id: string }) => one.id === id) });

test('the file has its cases', () => {
  expect(results).toHaveLength(46);
});

test.each(results.map(({ id, title, mismatches }) => [`${id}: ${title}`, mismatches] as const))(
  '%s',
  (_name, mismatches) => {
    expect(mismatches).toEqual([]);
  },
);

test('each field that is otherwise, missing, unknown or too much is told', () => {
  const copy = copyOf('D03');
  const [{ expect: wanted, events }] = copy.cases;
  const fields = Object.keys(wanted.clocks[0]).filter(
    (name) => !['ticket', 'clock', 'seq', 'state'].includes(name),
  );
  for (const field of fields)
    wanted.clocks[0][field] = field === 'elapsedSeconds' ? 1 : '2026-01-01T00:00:00Z';
  wanted.clocks[0].state = 'met';
  wanted.clocks[0].colour = 'red';
  wanted.clocks.push({ ticket: 'B', clock: 'resolution', seq: 1 });
  wanted.absent = ['A/first_response/1'];
  const told = runSlaCases(copy)[0]!.mismatches.join('\n');
  for (const part of [
    ...fields,
    'state',
    'colour',
    'B/resolution/1: is missing',
    'A/first_response/1: must not be there',
  ])
    expect(told).toContain(part);
  events.push({ at: events[0].at, type: 'ticket.painted' });
  expect(runSlaCases(copy)[0]!.mismatches).toEqual(['Events of type "ticket.painted" are not known.']);
});

test('the command prints what differs, sums up, and fails when a case does', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  try {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(import.meta.dirname, 'cases.ts'), ...args], { encoding: 'utf8' });
    const copy = copyOf('A02');
    copy.cases.push(file.cases[1]);
    copy.cases[0].expect.clocks[0].dueAt = '2026-11-25T06:00:01Z';
    const path = join(folder, 'one.json');
    writeFileSync(path, JSON.stringify(copy));
    const bad = run('sla', path);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toBe(
      'A02 (Target straddles the night): A/first_response/1: dueAt is "2026-11-25T06:00:00Z", not "2026-11-25T06:00:01Z"\n1 passed, 1 failed\n',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
