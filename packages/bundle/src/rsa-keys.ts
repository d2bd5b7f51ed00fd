import type { KeyObject } from 'node:crypto';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { PackageError } from './package-error.ts';

const MIN_MODULUS_BITS = 2048;

/**
 * Reads an RSA private key, PKCS#1 or PKCS#8, in PEM form and without a passphrase.
 *
 * @throws PackageError `key-invalid`; the message never holds any part of the key
 */
export function readPrivateKey(pem: string): KeyObject {
  return checkRsa(parse(() => createPrivateKey(pem), 'private', 'openssl genrsa -out private.pem 2048'));
}

/**
 * Reads an RSA public key, SPKI or PKCS#1, in PEM form.
 *
 * @throws PackageError `key-invalid`
 */
export function readPublicKey(pem: string): KeyObject {
  if (pem.includes('PRIVATE KEY')) {
    throw new PackageError(
      'key-invalid',
      'This is a private key where the public one is needed. Keep it secret, and make the public key from it: openssl rsa -pubout -in private.pem -out public.pem',
    );
  }
  return checkRsa(
    parse(() => createPublicKey(pem), 'public', 'openssl rsa -pubout -in private.pem -out public.pem'),
  );
}

/**
 * A short name for a public key: SHA-256 over its SPKI form in DER, 64 lower-case hex digits. The two PEM forms
 * of one key have the same.
 *
 * @throws PackageError `key-invalid`
 * @example
 * ```ts
 * publicKeyFingerprint(await readFile("public.pem", "utf8"));
 * ```
 */
export function publicKeyFingerprint(publicKeyPem: string): string {
  const der = readPublicKey(publicKeyPem).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

function parse(read: () => KeyObject, kind: string, command: string): KeyObject {
  try {
    return read();
  } catch {
    // Without the cause: what OpenSSL says helps nobody, and nothing of a key may reach a log.
    throw new PackageError(
      'key-invalid',
      `This is not an RSA ${kind} key in PEM form without a passphrase. Such a key is made by: ${command}`,
    );
  }
}

function checkRsa(key: KeyObject): KeyObject {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType === 'rsa' && bits >= MIN_MODULUS_BITS) return key;
  const found = key.asymmetricKeyType === 'rsa' ? `RSA with ${bits} bits` : key.asymmetricKeyType;
  throw new PackageError(
    'key-invalid',
    `This key is ${found}; releases are signed with RSA keys of at least ${MIN_MODULUS_BITS} bits. Such a key is made by: openssl genrsa -out private.pem 2048`,
  );
}
