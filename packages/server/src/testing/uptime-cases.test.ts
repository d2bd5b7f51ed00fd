import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCreditCases } from './credit-cases.ts';
import { runUptimeCases } from './uptime-cases.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8'));
const [given, clocks, own] = ['uptime.json', 'sla-clocks.json', 'availability-own.json'].map(read);
const results = [...[given, own].flatMap(runUptimeCases), ...[clocks, own].flatMap(runCreditCases)];

test('the files have their cases', () => {
  expect(results).toHaveLength(30 + 10 + 10 + 4);
});

test.each(results.map(({ id, title, mismatches }) => [`${id}: ${title}`, mismatches] as const))(
  '%s',
  (_name, mismatches) => {
    expect(mismatches).toEqual([]);
  },
);

/** Every number, text and list that is expected, made otherwise one by one. */
function* spoilt(expected: Record<string, unknown>): Generator<[string, Record<string, unknown>]> {
  for (const [name, value] of Object.entries(expected)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [inner, copy] of spoilt(value as Record<string, unknown>))
        yield [`${name}.${inner}`, { ...expected, [name]: copy }];
    else yield [name, { ...expected, [name]: 'spoilt' }];
  }
}

test.each(['T18', 'P03'])('each field of %s that is otherwise is told', (id) => {
  const one = given.cases.find((other: { id: string }) => other.id === id);
  for (const [name, copy] of spoilt(one.expect)) {
    const [told] = runUptimeCases({ ...given, cases: [{ ...one, expect: copy }] });
    expect(told!.mismatches.join()).toMatch(
      new RegExp(`^${name.replaceAll('.', '\\.')} is .*, not "spoilt"$`),
    );
  }
});

test('each field of a credit that is otherwise is told', () => {
  const [one] = clocks.creditCases;
  for (const [name, copy] of spoilt(one.expect)) {
    const [result] = runCreditCases({ creditCases: [{ ...one, expect: copy }] });
    expect(result!.mismatches.join()).toContain(`${name} is`);
  }
});

test('a case that cannot be read fails alone, and says where', () => {
  const [one, other] = given.cases;
  const broken = { ...one, input: { ...one.input, month: '2026-13', exclusions: [{ reason: 'bad_luck' }] } };
  const [first, second] = runUptimeCases({ cases: [broken, other] });
  expect(first!.mismatches[0]).toContain('reason');
  expect(second!.mismatches).toEqual([]);
  expect(() => runUptimeCases({ clocks: [] })).toThrow('no file of uptime cases');
});
