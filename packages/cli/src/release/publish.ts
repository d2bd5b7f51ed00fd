import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Release } from '@codepushgo/contract';
import { ApiProblem } from '@codepushgo/contract/client';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { announce } from '../describe-release.ts';
import { CliError } from '../errors.ts';
import { bytes, count } from '../format.ts';
import { nameOf, type ChannelTarget } from '../target.ts';
import { allowDuplicate } from './allow-duplicate.ts';
import { dryRun, refuseEarly } from './check-release.ts';
import { preparePackage, type PreparedPackage } from './prepare-package.ts';
import { planUpload, uploadFile, type PlannedUpload } from './upload-file.ts';

/** What `release` and `release-react` take from their options alike. */
export interface ReleaseOptions {
  description: string | undefined;
  disabled: boolean;
  mandatory: boolean;
  rollout: number | undefined;
  skipDuplicate: boolean;
  privateKeyPath: string | undefined;
  commit: string | undefined;
  dryRun: boolean;
}

/** What is released, where and for whom. */
export interface Publication {
  target: ChannelTarget;
  path: string;
  rootName?: string;
  appVersion: string;
  sourceMap?: string | undefined;
  options: ReleaseOptions;
}

/** Prepares a package, checks it beforehand, sends it and releases it. */
export async function publish(cli: Cli, what: Publication, workFolder: string): Promise<Answer> {
  const { options, target } = what;
  const privateKey =
    options.privateKeyPath && (await readPrivateKey(resolve(cli.outside.cwd, options.privateKeyPath)));
  const ready = await preparePackage(
    { ...what, privateKey: privateKey || undefined, nowMs: cli.outside.nowMs() },
    workFolder,
  );
  const { sizeBytes, fileCount, hash } = ready.inspected;
  cli.say(`Package of ${count(fileCount, 'file')}, ${bytes(sizeBytes)}, hash ${hash.slice(0, 12)}…`);
  if (options.dryRun) return await dryRun(cli, what, ready, workFolder);
  return await allowDuplicate(cli, options.skipDuplicate, async () => {
    const release = await send(cli, what, ready);
    return { json: release, text: announce(release, `Released ${nameOf(target)}`) };
  });
}

async function readPrivateKey(file: string): Promise<string> {
  return await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CliError(
      'failed',
      `The key ${file} cannot be read. Give the path of an RSA private key in PEM form.`,
      { cause },
    );
  });
}

async function send(cli: Cli, what: Publication, ready: PreparedPackage): Promise<Release> {
  const plan = await planUpload(cli, { target: what.target, purpose: 'package', file: ready.file });
  // An upload that is whole already may have been released by a run that never saw the answer: ask for that first.
  if (!plan.begun || plan.begun.state === 'open') await refuseEarly(cli, what, ready);
  try {
    return await sendPlanned(cli, what, ready, plan);
  } catch (error) {
    if (plan.begun?.state !== 'released' || !(error instanceof ApiProblem)) throw error;
    await plan.state.forget();
    const [newest] = (await cli.api().releases.list({ ...what.target, limit: 1 })).items;
    if (newest?.packageHash === ready.inspected.hash) return newest;
    await refuseEarly(cli, what, ready);
    return await sendPlanned(cli, what, ready, { ...plan, begun: null });
  }
}

async function sendPlanned(
  cli: Cli,
  what: Publication,
  ready: PreparedPackage,
  plan: PlannedUpload,
): Promise<Release> {
  const upload = await uploadFile(cli, plan, 'Sending the package');
  const map = what.sourceMap
    ? await planUpload(cli, { target: what.target, purpose: 'source-map', file: what.sourceMap })
    : null;
  const sourceMapUpload = map && (await uploadFile(cli, map, 'Sending the source map'));
  const { options, target, appVersion } = what;
  const body = {
    ...target,
    upload,
    appVersion,
    packageHash: ready.inspected.hash,
    description: options.description ?? '',
    isDisabled: options.disabled,
    isMandatory: options.mandatory,
    ...(options.rollout === undefined ? {} : { rollout: options.rollout }),
    ...(options.commit ? { commit: options.commit } : {}),
    ...(sourceMapUpload ? { sourceMapUpload } : {}),
  };
  const release = await cli.patientApi().releases.create(body, { context: { idempotencyKey: keyOf(body) } });
  await plan.state.forget();
  await map?.state.forget();
  return release;
}

// Made from the request itself, so that a later run asks for the same release and not for a second one.
function keyOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
