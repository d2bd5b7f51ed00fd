import { createHash, createVerify } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** An update that the device refuses for good, as `CodePushInvalidUpdateException` on Android. */
export class InvalidUpdateError extends Error {}

const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');

// Written after the SDKs' native code and not taken from packages/bundle, so that the two judge each other.
const isIgnored = (path: string): boolean =>
  path.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|\.codepushrelease)$/.test(path);

/** The package hash of a folder, as the device computes it; `without` names a file at the top to leave out. */
export function deviceHash(folder: string, without?: string): string {
  return sha256(JSON.stringify(deviceManifest(folder, without)));
}

function deviceManifest(folder: string, without?: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: file.slice(folder.length + 1) }))
    .filter(({ path }) => path !== without && !isIgnored(path))
    .map(({ file, path }) => `${path}:${sha256(readFileSync(file))}`)
    .sort();
}

/**
 * Checks an unpacked update as the native code does: signed packages and file diffs by hash, and with a public key the
 * signature too.
 *
 * @throws InvalidUpdateError with the native code's words; a wrong hash brings the files that were found as its cause
 */
export function verifyPackage(folder: string, hash: string, isDiff: boolean, publicKey?: string): void {
  const signatureFile = join(folder, 'CodePush', '.codepushrelease');
  const isSigned = existsSync(signatureFile);
  if (publicKey && !isSigned)
    throw new InvalidUpdateError(
      'Error! Public key was provided but there is no JWT signature within app bundle',
    );
  if ((isSigned || isDiff) && deviceHash(folder) !== hash)
    throw new InvalidUpdateError('The update contents failed the data integrity check.', {
      cause: { expected: hash, found: deviceManifest(folder) },
    });
  if (publicKey) verifySignature(readFileSync(signatureFile, 'utf8'), hash, publicKey);
}

function verifySignature(jwt: string, hash: string, publicKey: string): void {
  const [header = '', claims = '', signature = ''] = jwt.split('.');
  const verifier = createVerify('RSA-SHA256').update(`${header}.${claims}`);
  if (!verifier.verify(publicKey, signature, 'base64url'))
    throw new InvalidUpdateError(
      'The update could not be verified because it was not signed by a trusted party.',
    );
  const { contentHash } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { contentHash?: string };
  if (contentHash !== hash)
    throw new InvalidUpdateError('The update contents failed the code signing check.');
}
