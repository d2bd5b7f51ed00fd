import { compactVerify, SignJWT } from 'jose';
import { PackageError } from './package-error.ts';
import { readPrivateKey, readPublicKey } from './rsa-keys.ts';

const CLAIM_VERSION = '1.0.0';

/** What a release signature says. */
export interface ReleaseClaims {
  readonly claimVersion: string;
  /** The package hash that it vouches for. */
  readonly contentHash: string;
  /** Seconds since the epoch. */
  readonly iat?: number;
}

/**
 * Signs a package: the text for the file `.codepushrelease` at the top of the folder `CodePush`, a compact JWT by RS256.
 * Compute the hash before that file is there.
 *
 * @param hash - package hash
 * @param privateKeyPem - RSA, PKCS#1 or PKCS#8
 * @param issuedAtMs - the time to put in, milliseconds since the epoch
 * @throws PackageError `key-invalid`
 * @example
 * ```ts
 * const { hash } = await hashFolder("CodePush", { prefix: "CodePush" });
 * await writeFile("CodePush/.codepushrelease", await signPackageHash(hash, privateKeyPem, nowMs));
 * ```
 */
export async function signPackageHash(
  hash: string,
  privateKeyPem: string,
  issuedAtMs: number,
): Promise<string> {
  return await new SignJWT({ claimVersion: CLAIM_VERSION, contentHash: hash })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuedAt(Math.floor(issuedAtMs / 1000))
    .sign(readPrivateKey(privateKeyPem));
}

/**
 * Checks that a signature vouches for a package, as a device with the public key does: algorithm RS256 and no
 * other, signed by that key, for that hash.
 *
 * @param jwt - the text of `.codepushrelease`
 * @param publicKeyPem - RSA, SPKI or PKCS#1
 * @param expectedHash - hash of the package that holds the signature
 * @returns what the signature says
 * @throws PackageError `signature-invalid` with what is wrong, `key-invalid`
 * @example
 * ```ts
 * const jwt = await readReleaseSignature("CodePush.zip");
 * if (jwt !== null) await verifyReleaseSignature(jwt, publicKeyPem, hash);
 * ```
 */
export async function verifyReleaseSignature(
  jwt: string,
  publicKeyPem: string,
  expectedHash: string,
): Promise<ReleaseClaims> {
  const key = readPublicKey(publicKeyPem);
  const claims = readClaims(
    await compactVerify(jwt.trim(), key, { algorithms: ['RS256'] }).then(
      (verified) => verified.payload,
      (cause: Error) => {
        throw invalid(explain(cause), cause);
      },
    ),
  );
  if (claims.claimVersion !== CLAIM_VERSION) {
    throw invalid(`its claimVersion is not ${CLAIM_VERSION}`);
  }
  if (claims.contentHash !== expectedHash) {
    throw invalid(
      `it vouches for the hash ${JSON.stringify(claims.contentHash)}, the package has ${expectedHash}`,
    );
  }
  return claims;
}

function readClaims(payload: Uint8Array): ReleaseClaims {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload).toString());
    if (typeof claims === 'object' && claims !== null) return claims as ReleaseClaims;
  } catch {
    // Falls through: text that is not JSON is refused in the same words.
  }
  throw invalid('its contents are not a JSON object');
}

function explain(error: Error): string {
  const code = (error as Error & { code?: string }).code;
  if (code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') {
    return 'it was not made with the private key that belongs to this public key';
  }
  if (code === 'ERR_JOSE_ALG_NOT_ALLOWED') return 'its algorithm is not RS256';
  return 'it is not a compact JWT';
}

function invalid(fault: string, cause?: unknown): PackageError {
  return new PackageError(
    'signature-invalid',
    `The release signature is not valid: ${fault}. Sign the package again, after its last change, with the app's key.`,
    { cause },
  );
}
