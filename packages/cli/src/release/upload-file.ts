import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileHash } from '@codepushgo/bundle';
import type { Upload } from '@codepushgo/contract';
import { ApiProblem } from '@codepushgo/contract/client';
import type { Api } from '../api.ts';
import type { Cli } from '../cli.ts';
import { bytes } from '../format.ts';
import { startProgress, type Progress } from '../progress.ts';
import type { AppTarget } from '../target.ts';
import { uploadState, type UploadState } from './upload-state.ts';

const AT_ONCE = 4;

/** A file to be sent, and whether some of it is on the server already. */
export interface PlannedUpload {
  target: AppTarget;
  purpose: 'package' | 'source-map';
  file: string;
  sizeBytes: number;
  sha256: string;
  state: UploadState;
  /** The upload that an earlier run began, as the server has it now. */
  begun: Upload | null;
}

/** Finds out whether an earlier run began to send these bytes. */
export async function planUpload(
  cli: Cli,
  what: { target: AppTarget; purpose: 'package' | 'source-map'; file: string },
): Promise<PlannedUpload> {
  const { size: sizeBytes } = await stat(what.file);
  const sha256 = await fileHash(createReadStream(what.file));
  const { org, app } = what.target;
  const state = uploadState(cli.config.folder, [cli.config.serverUrl ?? '', org, app, what.purpose, sha256]);
  const upload = await state.read();
  const begun = upload === null ? null : await stillThere(cli.patientApi(), org, upload);
  if (upload !== null && !begun) await state.forget();
  return { ...what, sizeBytes, sha256, state, begun };
}

async function stillThere(api: Api, org: string, upload: string): Promise<Upload | null> {
  try {
    const found = await api.releases.getUpload({ org, upload });
    return found.state === 'cancelled' ? null : found;
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status < 500) return null;
    throw error;
  }
}

/**
 * Sends a file in chunks, only those that the server does not have yet, and goes on through broken connections.
 *
 * @returns id of the finished upload
 */
export async function uploadFile(cli: Cli, plan: PlannedUpload, title: string): Promise<string> {
  const api = cli.patientApi();
  const { org, app } = plan.target;
  const { purpose, sizeBytes, file } = plan;
  const upload =
    plan.begun ??
    (await api.releases.startUpload({ org, app, purpose, sizeBytes, fileName: basename(file) }));
  await plan.state.write(upload.id);
  if (upload.state !== 'open') return upload.id;
  const progress = startProgress(cli, `${title}, ${bytes(sizeBytes)}${resumed(upload)}`, sizeBytes);
  try {
    await sendChunks(api, plan, upload, progress);
    await finish(api, plan, upload.id, progress);
  } catch (error) {
    progress.fail('The upload stopped. Run the same command again to go on where it was.');
    throw error;
  }
  progress.done(`Sent ${bytes(sizeBytes)}.`);
  return upload.id;
}

function resumed(upload: Upload): string {
  return upload.receivedChunks.length === 0
    ? ''
    : `, ${bytes(upload.receivedChunks.length * upload.chunkSizeBytes)} of it sent before`;
}

async function sendChunks(api: Api, plan: PlannedUpload, upload: Upload, progress: Progress): Promise<void> {
  const { chunkSizeBytes } = upload;
  const total = Math.ceil(plan.sizeBytes / chunkSizeBytes);
  const there = new Set(upload.receivedChunks);
  const sizeOf = (number: number): number =>
    Math.min(chunkSizeBytes, plan.sizeBytes - (number - 1) * chunkSizeBytes);
  const waiting: number[] = [];
  for (let number = 1; number <= total; number += 1) {
    if (there.has(number)) progress.advance(sizeOf(number));
    else waiting.push(number);
  }
  const source = await open(plan.file);
  const sendNext = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      await sendChunk(
        api,
        plan,
        upload.id,
        number,
        await readChunk(source, number, chunkSizeBytes, sizeOf(number)),
      );
      progress.advance(sizeOf(number));
    }
  };
  try {
    const sent = await Promise.allSettled(Array.from({ length: AT_ONCE }, sendNext));
    const failed = sent.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    await source.close();
  }
}

async function readChunk(
  source: FileHandle,
  number: number,
  chunkSize: number,
  size: number,
): Promise<Buffer> {
  const chunk = Buffer.alloc(size);
  await source.read(chunk, 0, size, (number - 1) * chunkSize);
  return chunk;
}

async function sendChunk(
  api: Api,
  plan: PlannedUpload,
  upload: string,
  number: number,
  data: Buffer,
): Promise<void> {
  const sha256 = createHash('sha256').update(data).digest('hex');
  const chunk = new File([new Uint8Array(data)], `chunk-${number}`, { type: 'application/octet-stream' });
  await api.releases.putChunk({ org: plan.target.org, upload, number, sha256, chunk });
}

// A server that lost a chunk after all says so here; what it lacks is sent again, once.
async function finish(api: Api, plan: PlannedUpload, upload: string, progress: Progress): Promise<void> {
  const { org } = plan.target;
  const { sha256 } = plan;
  try {
    await api.releases.finishUpload({ org, upload, sha256 });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.problem.status >= 500) throw error;
    const now = await api.releases.getUpload({ org, upload });
    if (now.state !== 'open') return;
    await sendChunks(api, plan, now, { ...progress, advance: () => {} });
    await api.releases.finishUpload({ org, upload, sha256 });
  }
}
