import { expect, test } from 'vitest';
import { byLabel } from './by-label.ts';

test('releases come from the newest, then native versions from the highest', () => {
  const found = ['1.9.0', 'v2', '1.10.0', 'v10', 'v1'].sort(byLabel);
  expect(found).toEqual(['v10', 'v2', 'v1', '1.10.0', '1.9.0']);
});
