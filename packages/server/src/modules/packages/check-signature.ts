import { PackageError, verifyReleaseSignature } from '@codepushgo/bundle';
import { refusal } from './refusals.ts';

/**
 * Checks the signature of a package if the app demands one, as devices with the public key do.
 *
 * @param app what it demands; null: nothing
 * @throws Problem `signature-required`, `signature-invalid`
 * @example
 * await checkSignature({ signingPublicKey: publicKeyPem }, { signature: null, hash }); // throws `signature-required`
 */
export async function checkSignature(
  app: { signingPublicKey: string | null },
  pkg: { signature: string | null; hash: string },
): Promise<void> {
  if (!app.signingPublicKey) return;
  if (pkg.signature === null) throw signatureRequired();
  await verifyReleaseSignature(pkg.signature, app.signingPublicKey, pkg.hash).catch((error: unknown) => {
    if (!(error instanceof PackageError)) throw error;
    throw refusal('signature-invalid', error.detail, { fault: error.code }, { cause: error });
  });
}

/**
 * The refusal of a package without a signature.
 *
 * @example throw signatureRequired();
 */
export function signatureRequired(): ReturnType<typeof refusal> {
  return refusal(
    'signature-required',
    'This app takes signed releases only, and the package holds no readable CodePush/.codepushrelease. Release with --private-key-path, or remove the public key from the app.',
  );
}
