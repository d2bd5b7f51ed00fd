import { stat } from 'node:fs/promises';
import { problems, type ProblemCode } from '@codepushgo/contract';
import { ApiProblem } from '@codepushgo/contract/client';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { bytes, count } from '../format.ts';
import { facts, table } from '../table.ts';
import { nameOf, type ChannelTarget } from '../target.ts';
import { forecastTransfer, type TransferForm } from './forecast-transfer.ts';
import type { PreparedPackage } from './prepare-package.ts';
import type { Publication } from './publish.ts';

interface Check {
  nextLabel: string;
  problems: { code: string; detail: string }[];
}

async function check(cli: Cli, what: Publication, ready: PreparedPackage): Promise<Check> {
  const { rollout } = what.options;
  const sourceMap = what.sourceMap && (await stat(what.sourceMap));
  return await cli.api().releases.check({
    ...what.target,
    appVersion: what.appVersion,
    packageHash: ready.inspected.hash,
    sizeBytes: ready.inspected.sizeBytes,
    isSigned: ready.isSigned,
    ...(sourceMap ? { sourceMapSizeBytes: sourceMap.size } : {}),
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
export async function dryRun(
  cli: Cli,
  what: Publication,
  ready: PreparedPackage,
  workFolder: string,
): Promise<Answer> {
  const { target, appVersion, options } = what;
  const found = await check(cli, what, ready);
  const { reached, total, forms } = await forecastTransfer(cli, what, ready, workFolder);
  const { sizeBytes, unpackedSizeBytes, fileCount, hash } = ready.inspected;
  const share = options.disabled ? 0 : (options.rollout ?? 100);
  const plan = {
    target,
    appVersion,
    label: found.nextLabel,
    package: { hash, sizeBytes, unpackedSizeBytes, fileCount, isSigned: ready.isSigned },
    devices: { reached, total, rollout: options.rollout ?? 100, served: Math.ceil((reached * share) / 100) },
    forms,
    estimatedTransferBytes: Math.ceil((sumOf(forms) * share) / 100),
    problems: found.problems,
  };
  const exitCode = found.problems.length > 0 ? exitCodes.failed.code : 0;
  return { json: plan, text: tell(plan), exitCode };
}

interface Plan {
  target: ChannelTarget;
  appVersion: string;
  label: string;
  package: {
    hash: string;
    sizeBytes: number;
    unpackedSizeBytes: number;
    fileCount: number;
    isSigned: boolean;
  };
  devices: { reached: number; total: number; rollout: number; served: number };
  forms: TransferForm[];
  estimatedTransferBytes: number;
  problems: Check['problems'];
}

function tell(plan: Plan): string {
  const { sizeBytes, unpackedSizeBytes, fileCount, hash, isSigned } = plan.package;
  const { served, rollout, reached, total } = plan.devices;
  const lines = facts([
    ['Would release', `${nameOf(plan.target)} ${plan.label} for ${plan.appVersion}`],
    ['Package', `${bytes(sizeBytes)}, ${bytes(unpackedSizeBytes)} unpacked, ${count(fileCount, 'file')}`],
    ['Hash', hash],
    ['Signed', isSigned ? 'yes' : 'no'],
    ['Devices', `${count(served, 'device')}: ${rollout}% of ${reached} in the range, ${total} in all`],
    ['Transfer', `about ${bytes(plan.estimatedTransferBytes)} in all`],
    ...plan.problems.map(({ detail }): [string, string] => ['Refused', detail]),
  ]);
  const rows = plan.forms.map((one) => [
    one.from ?? (one.form === 'none' ? 'this package' : 'anything else'),
    String(one.devices),
    FETCHED[one.form],
    one.form === 'none' ? '' : bytes(one.sizeBytes),
  ]);
  return `${lines}\n\n${table(['Running', 'Devices in the range', 'Would fetch', 'Size'], rows, '')}`;
}

const FETCHED = { 'file-diff': 'a file diff', full: 'the whole package', none: 'nothing' } as const;

function sumOf(forms: TransferForm[]): number {
  return forms.reduce((sum, { devices, sizeBytes }) => sum + devices * sizeBytes, 0);
}
