import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { newId } from './ids.ts';

test('ids sort in the order they were made, within a millisecond and after it', () => {
  const clock = fakeClock();
  const ids: string[] = [];
  for (let n = 0; n < 5000; n++) {
    if (n % 1000 === 999) clock.advance(1);
    ids.push(newId('app', clock));
  }
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^app_[0-9a-hjkmnp-tv-z]{26}$/);
});
