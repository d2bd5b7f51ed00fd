import { problems, type ProblemCode } from '@codepushgo/contract';
import { ApiProblem } from '@codepushgo/contract/client';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { bytes, count } from '../format.ts';
import { facts } from '../table.ts';
import { nameOf } from '../target.ts';
import type { PreparedPackage } from './prepare-package.ts';
import type { Publication } from './publish.ts';

interface Check {
  nextLabel: string;
  problems: { code: string; detail: string }[];
}

async function check(cli: Cli, what: Publication, ready: PreparedPackage): Promise<Check> {
  const { rollout } = what.options;
  return await cli.api().releases.check({
    ...what.target,
    appVersion: what.appVersion,
    packageHash: ready.inspected.hash,
    sizeBytes: ready.inspected.sizeBytes,
    isSigned: ready.isSigned,
    ...(rollout === undefined ? {} : { rollout }),
  });
}

/** Asks before anything is sent whether the release would be refused. */
export async function refuseEarly(cli: Cli, what: Publication, ready: PreparedPackage): Promise<void> {
  const found = (await check(cli, what, ready)).problems;
  const [first] = found;
  if (!first) return;
  const code = (first.code in problems ? first.code : 'conflict') as ProblemCode;
  const detail = found.map((one) => one.detail).join('\n');
  const { status, title } = problems[code];
  throw new ApiProblem({ type: `/problems/${code}`, title, status, detail, code, requestId: '' });
}

/** Tells what a release would meet and do, and does nothing. */
export async function dryRun(cli: Cli, what: Publication, ready: PreparedPackage): Promise<Answer> {
  const { target, appVersion, options } = what;
  const [found, audience] = await Promise.all([
    check(cli, what, ready),
    cli.api().metrics.audience({ ...target, appVersion }),
  ]);
  const { sizeBytes, unpackedSizeBytes, fileCount, hash } = ready.inspected;
  const share = options.rollout ?? 100;
  const devices = options.disabled ? 0 : Math.ceil((audience.reached * share) / 100);
  const plan = {
    target,
    appVersion,
    label: found.nextLabel,
    package: { hash, sizeBytes, unpackedSizeBytes, fileCount, isSigned: ready.isSigned },
    devices: { reached: audience.reached, total: audience.total, rollout: share, served: devices },
    transferAtMostBytes: devices * sizeBytes,
    problems: found.problems,
  };
  const text = facts([
    ['Would release', `${nameOf(target)} ${found.nextLabel} for ${appVersion}`],
    ['Package', `${bytes(sizeBytes)}, ${bytes(unpackedSizeBytes)} unpacked, ${count(fileCount, 'file')}`],
    ['Hash', hash],
    ['Signed', ready.isSigned ? 'yes' : 'no'],
    [
      'Devices',
      `${count(devices, 'device')}: ${share} % of ${audience.reached} in the range, ${audience.total} in all`,
    ],
    ['Transfer', `${bytes(plan.transferAtMostBytes)} at most; devices that can take a file diff fetch less`],
    ...found.problems.map(({ detail }): [string, string] => ['Refused', detail]),
  ]);
  return { json: plan, text, exitCode: found.problems.length > 0 ? exitCodes.failed.code : 0 };
}
