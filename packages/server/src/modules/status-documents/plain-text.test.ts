import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('no tag is left, not even one that others stood in', () => {
  const nested = '<scr<b>ipt>alert(1)</scr</b>ipt><<i>img src=x onerror=alert(1)>';
  expect(plainText(nested)).not.toMatch(/<\/?[a-z]/i);
  expect(plainText('Back <b>soon</b><br />\r\nif a < b & c > d')).toBe('Back soon\n\nif a < b & c > d');
});
