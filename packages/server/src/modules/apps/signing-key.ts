import { createPublicKey, type KeyObject } from 'node:crypto';
import { Problem } from '../../platform/problem.ts';

const LEAST_BITS = 2048;

/**
 * Reads the key that releases must be signed with and writes it in one form (SPKI, PEM).
 *
 * @throws Problem `invalid-input` for anything but a public RSA key of at least 2,048 bits
 */
export function readSigningKey(pem: string): string {
  if (pem.includes('PRIVATE KEY')) {
    throw unfit(
      'This is a private key. Keep it to yourself, replace it if it was sent elsewhere, and give the public key.',
    );
  }
  const key = parse(pem);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'rsa')
    throw unfit(`The key is of type ${key.asymmetricKeyType}. CodePush signs with RSA.`);
  if (bits < LEAST_BITS) throw unfit(`The key has ${bits} bits. Make one with at least ${LEAST_BITS}.`);
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function parse(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch (cause) {
    throw unfit(
      'The key cannot be read. Give a public key as PEM, beginning with "-----BEGIN PUBLIC KEY-----".',
      cause,
    );
  }
}

function unfit(detail: string, cause?: unknown): Problem {
  const errors = [
    { pointer: '/signingPublicKey', detail: 'must be a public RSA key (PEM) of at least 2048 bits' },
  ];
  return new Problem('invalid-input', detail, { errors }, { cause });
}
