import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test('no tag is left, not even one that others stood in', () => {
  // As long as a text may be; many passes would take seconds.
  expect(plainText('<a'.repeat(8000) + '>'.repeat(8000))).not.toContain('<');
  const nested = '<scr<b>ipt>alert(1)</scr</b>ipt><<i>img src=x onerror=alert(1)>';
  expect(plainText(nested)).not.toMatch(/<\/?[a-z]/i);
  expect(plainText('Back <b>soon</b><br />\r\nif a < b & c > d')).toBe('Back soon\n\nif a < b & c > d');
});
