import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterNames, filterOf, isSameFilter, valuesOf } from './queue-filter.ts';

test('an address asks for what its filters know, and a saved view opens the same one', () => {
  const value = fc.constantFrom(
    'open',
    'solved',
    'technical',
    'urgent',
    'me',
    'true',
    'team',
    'nonsense',
    '',
  );
  const address = fc.dictionary(fc.constantFrom(...filterNames, 'ticket', 'do', 'after'), value);
  fc.assert(
    fc.property(address, (values) => {
      const filter = filterOf(values);
      expect(Object.keys(filter).every((name) => filterNames.includes(name))).toBe(true);
      expect(filterOf(valuesOf(filter))).toEqual(filter);
      expect(isSameFilter(filter, filterOf(valuesOf(filter)))).toBe(true);
    }),
  );
});

test('words that no filter knows are left out', () => {
  expect(filterOf({ queue: 'lost', severity: 'urgent', breached: 'yes', ticket: 'CPG-1' })).toEqual({
    severity: 'urgent',
  });
  expect(isSameFilter({ severity: 'urgent' }, { severity: 'urgent', breached: true })).toBe(false);
});
