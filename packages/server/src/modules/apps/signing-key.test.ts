import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { readSigningKey } from './signing-key.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: typeof rsa.publicKey, type: 'spki' | 'pkcs1' = 'spki') =>
  key.export({ type, format: 'pem' }).toString();

test('a public RSA key is kept in one form, however it was written', () => {
  const kept = readSigningKey(pem(rsa.publicKey));
  expect(kept).toBe(pem(rsa.publicKey));
  expect(readSigningKey(`\n${pem(rsa.publicKey, 'pkcs1')}`)).toBe(kept);
});

test.each([
  ['text', 'hello', 'cannot be read'],
  ['a private key', rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'private key'],
  ['a short key', pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey), '1024 bits'],
  ['another kind', pem(generateKeyPairSync('ed25519').publicKey), 'ed25519'],
])('%s is refused and the answer says why', (_what, key, why) => {
  expect(() => readSigningKey(key)).toThrow(
    expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(why) }),
  );
});
