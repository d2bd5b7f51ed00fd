import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterCursor, toPage } from './paging.ts';

test('walking by cursor gives every item once and in order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }).filter((key) => !key.includes('\0'))),
      fc.integer({ min: 1, max: 7 }),
      (keys, limit) => {
        const sorted = keys.toSorted();
        const seen: string[] = [];
        let cursor: string | null | undefined;
        do {
          const after = afterCursor(cursor ?? undefined);
          const rest = sorted.filter((key) => after === undefined || key > after).slice(0, limit + 1);
          const page = toPage(rest, limit, (key) => key);
          seen.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor);
        expect(seen).toEqual(sorted);
      },
    ),
  );
});

test('a cursor that was made up is refused', () => {
  for (const cursor of ['', 'x', '🙂', Buffer.from('after:\0').toString('base64url')]) {
    expect(() => afterCursor(cursor)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  }
});
