import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { publicKeyFingerprint } from '@codepushgo/bundle';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { appTarget, nameOf } from '../target.ts';

/** Sets or clears the key that releases of an app must be signed with. */
export async function appSet(
  cli: Cli,
  input: { app: string; signingKey: string | undefined; clearSigningKey: boolean },
): Promise<Answer> {
  if ((input.signingKey === undefined) !== input.clearSigningKey) {
    throw usageError('Give either --signing-key <file> or --clear-signing-key.');
  }
  const target = await appTarget(cli, input.app);
  const pem =
    input.signingKey === undefined ? null : await readPublicKey(resolve(cli.outside.cwd, input.signingKey));
  if (pem === null) await cli.confirm(`Accept unsigned releases of ${nameOf(target)} again?`);
  const app = await cli.api().apps.update({ ...target, signingPublicKey: pem });
  const text =
    pem === null
      ? `${nameOf(target)} accepts unsigned releases again.`
      : `Releases of ${nameOf(target)} must now be signed by the key ${publicKeyFingerprint(pem)}.`;
  return { json: app, text };
}

async function readPublicKey(file: string): Promise<string> {
  const pem = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CliError(
      'failed',
      `The key ${file} cannot be read. Give the path of an RSA public key in PEM form.`,
      { cause },
    );
  });
  if (pem.includes('PRIVATE KEY')) {
    throw new CliError(
      'failed',
      `${file} is a private key, which must not leave your machine. Make its public key: openssl rsa -in ${file} -pubout.`,
    );
  }
  return pem;
}
