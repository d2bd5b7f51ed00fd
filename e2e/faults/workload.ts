import type { Customer, Tools } from './customer.ts';
import type { KnownReport, KnownRotation, KnownUpload, Ledger } from './ledger.ts';
import { samplePackage, type SamplePackage } from './sample-package.ts';

/** Work against one server: everything that it acknowledges goes into the ledger. */
export interface Work {
  customer: Customer;
  tools: Tools;
  ledger: Ledger;
  /** Makes names that no other round uses. */
  round: number;
  /** Set before the server is killed: from then on broken connections are expected. */
  isOver: boolean;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
// So many devices report at a time that some report is always being written.
const REPORTERS = 12;

/** Releases in all three ways and reports, all at the same time, until the work is over. */
export async function runWorkload(work: Work): Promise<void> {
  const reporters = Array.from({ length: REPORTERS }, (_, number) => reporter(number));
  const actors = [overOwnApi, overWire, overAppCenter, rotation, ...reporters];
  await Promise.all(actors.map((actor) => repeat(work, actor)));
}

async function repeat(work: Work, step: (work: Work, turn: number) => Promise<void>): Promise<void> {
  for (let turn = 0; !work.isOver; turn++) {
    await step(work, turn).catch((error: unknown) => {
      if (!work.isOver) work.ledger.faults.push(`${step.name}: ${String(error)}`);
    });
  }
}

function newPackage({ ledger, round }: Work, name: string, mainBytes?: number): SamplePackage {
  const what = samplePackage(`${round} ${name}`, mainBytes);
  ledger.sent.set(what.packageHash, what);
  return what;
}

function acknowledged({ ledger }: Work, label: string, what: SamplePackage): void {
  ledger.released.set(label, what.packageHash);
  ledger.acknowledge();
}

async function overOwnApi(work: Work, turn: number): Promise<void> {
  const { customer, tools, ledger } = work;
  // Every other upload has several chunks.
  const what = newPackage(work, `api ${turn}`, turn % 2 === 0 ? CHUNK_BYTES + 1000 : undefined);
  const { org, app } = customer;
  const sizeBytes = what.zip.length;
  const { id } = await tools.api.releases.startUpload({ org, app, sizeBytes, fileName: 'update.zip' });
  const upload: KnownUpload = { id, what, chunks: new Set(), isFinished: false };
  ledger.uploads.set(id, upload);
  ledger.acknowledge();
  await finishRelease(work, upload);
}

/** Sends what is missing of an upload, and releases it. */
export async function finishRelease(work: Work, upload: KnownUpload): Promise<void> {
  const { customer, tools, ledger } = work;
  const { id: uploadId, what, chunks } = upload;
  const at = { org: customer.org, upload: uploadId };
  const count = Math.ceil(what.zip.length / CHUNK_BYTES);
  const numbers = Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => !chunks.has(number),
  );
  await Promise.all(
    numbers.map(async (number) => {
      const bytes = what.zip.subarray((number - 1) * CHUNK_BYTES, number * CHUNK_BYTES);
      await tools.api.releases.putChunk({ ...at, number, chunk: new File([bytes], 'chunk') });
      chunks.add(number);
      ledger.acknowledge();
    }),
  );
  await tools.api.releases.finishUpload({ ...at, sha256: what.sha256 });
  upload.isFinished = true;
  ledger.acknowledge();
  const target = { org: customer.org, app: customer.app, channel: 'Production' };
  const { packageHash } = what;
  // Under the same key after a kill: whoever was cut off is not kept waiting for himself.
  const options = { context: { idempotencyKey: uploadId } };
  const made = await tools.api.releases.create(
    { ...target, upload: uploadId, appVersion: '1.0.0', packageHash },
    options,
  );
  ledger.uploads.delete(uploadId);
  acknowledged(work, made.label, what);
}

async function rotation(work: Work, turn: number): Promise<void> {
  const { ledger, round } = work;
  const known: KnownRotation = { idempotencyKey: `rotation ${round} ${turn}`, deploymentKey: null };
  ledger.rotations.push(known);
  await rotateKey(work, known);
}

/** Asks for a new deployment key, or again for one that was asked for before. */
export async function rotateKey({ customer, tools }: Work, known: KnownRotation): Promise<void> {
  const target = { org: customer.org, app: customer.app, channel: 'Staging' };
  const options = { context: { idempotencyKey: known.idempotencyKey } };
  // The key before stops at once: a channel has few that work.
  const { key } = await tools.api.apps.rotateDeploymentKey({ ...target, overlapDays: 0 }, options);
  known.deploymentKey = key;
}

async function overWire(work: Work, turn: number): Promise<void> {
  const what = newPackage(work, `wire ${turn}`);
  const { json } = expectStatus(await work.tools.release(what), 201);
  acknowledged(work, json.package.label, what);
}

async function overAppCenter(work: Work, turn: number): Promise<void> {
  const { customer, tools } = work;
  const what = newPackage(work, `app center ${turn}`);
  const base = `/v0.1/apps/${customer.org}/${customer.app}/deployments/Production`;
  const begun = expectStatus(await tools.ask('POST', `${base}/uploads`, {}), 200).json;
  const send = async (step: string, query: string, body?: Uint8Array): Promise<void> => {
    const path = `/upload/${step}/${begun.id}?token=${begun.token}${query}`;
    expectStatus(await tools.ask('POST', path, body), 200);
    work.ledger.acknowledge();
  };
  await send('set_metadata', `&file_name=update.zip&file_size=${what.zip.length}`);
  await send('upload_chunk', '&block_number=1', what.zip);
  await send('finished', '');
  const body = { release_upload: begun, target_binary_version: '1.0.0', mandatory: false };
  const { json } = expectStatus(await tools.ask('POST', `${base}/releases`, body), 201);
  acknowledged(work, json.label, what);
}

/** One that reports downloads or installations, each by a device of its own, so that figures can be told from the ledger. */
function reporter(number: number): (work: Work, turn: number) => Promise<void> {
  const kind = number % 2 === 0 ? 'download' : 'deploy';
  return async ({ ledger, tools, round }, turn) => {
    const labels = [...ledger.released.keys()];
    const label = labels[turn % labels.length];
    const device = `${kind}-${round}-${number}-${turn}`;
    // Until something is released there is nothing to report.
    if (label === undefined) return void (await tools.check(device));
    const report: KnownReport = { kind, label, device, isAcknowledged: false };
    ledger.reports.push(report);
    await sendReport(tools, report);
  };
}

/** Sends a report as a device does; sending it again changes nothing. */
export async function sendReport(tools: Tools, report: KnownReport): Promise<void> {
  const { kind, label, device } = report;
  const status = kind === 'deploy' ? { status: 'DeploymentSucceeded' } : {};
  expectStatus(await tools.report(kind, { label, client_unique_id: device, ...status }), 200);
  report.isAcknowledged = true;
}

function expectStatus<A extends { status: number; text: string }>(answer: A, status: number): A {
  if (answer.status !== status) throw new Error(`answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return answer;
}
