import type { Upload } from '@codepushgo/contract';
import { ApiProblem, createClient, type Client } from '@codepushgo/contract/client';
import { client } from '../../app/api.ts';
import { watched } from '../../app/connection.ts';
import { randomKey } from '../../app/random-key.ts';
import { unlessSilent } from '../../app/unless-silent.ts';
import { blobHash } from './package-hash.ts';
import type { Sendable } from './package-shapes.ts';
import { persist } from './persist.ts';
import { uploadMemory } from './upload-memory.ts';
import { xhrFetch } from './xhr-fetch.ts';

const AT_ONCE = 3;
const LONGEST_FAREWELL_MS = 10 * 60_000;

/** How far an upload has come. */
export interface UploadProgress {
  sentBytes: number;
  /** True while it waits for the connection, the server or a sign-in. */
  isWaiting: boolean;
}

/** Where an upload goes, and who follows it. */
export interface UploadJob {
  org: string;
  app: string;
  purpose: 'package' | 'source-map';
  file: Sendable;
  signal: AbortSignal;
  onProgress: (progress: UploadProgress) => void;
}

/**
 * Sends a file in chunks, only those that the server does not have yet, and goes on through lost connections. The
 * same bytes dropped again later go on where they were.
 *
 * @returns id of the finished upload
 */
export async function sendUpload(job: UploadJob): Promise<string> {
  const { org, app, purpose, file, signal } = job;
  const tally = new Tally(job);
  const steadily = <T>(work: () => Promise<T>): Promise<T> => persist(work, signal, tally.wait);
  const { sizeBytes, fileName, sha256 } = file;
  const memory = uploadMemory({ org, app, purpose, sha256 });
  const begun = await findBegun(steadily, org, memory.read());
  const idempotencyKey = randomKey();
  const upload =
    begun ??
    (await steadily(() =>
      client.releases.startUpload(
        { org, app, purpose, sizeBytes, fileName },
        { signal, context: { idempotencyKey } },
      ),
    ));
  memory.write(upload.id);
  if (upload.state !== 'open') return upload.id;
  await sendChunks(job, upload, tally, steadily);
  const finish = () =>
    steadily(() => client.releases.finishUpload({ org, upload: upload.id, sha256 }, { signal }));
  await finish().catch(async (error: unknown) => {
    // A server that lost a chunk after all says so here; what it lacks is sent again, once.
    if (!(error instanceof ApiProblem)) throw error;
    const now = await client.releases.getUpload({ org, upload: upload.id });
    if (now.state !== 'open') throw error;
    await sendChunks(job, now, tally, steadily);
    await finish();
  });
  return upload.id;
}

/** Drops what was sent so far; for those who change their mind. */
export async function dropUpload(job: Pick<UploadJob, 'org' | 'app' | 'purpose' | 'file'>): Promise<void> {
  const { org } = job;
  const memory = uploadMemory({ ...job, sha256: job.file.sha256 });
  const upload = memory.read();
  memory.forget();
  if (!upload) return;
  // Most are cancelled because the line is bad; the server learns of it when it is back, or ends the upload by itself.
  const patience = AbortSignal.timeout(LONGEST_FAREWELL_MS);
  const cancel = () => client.releases.cancelUpload({ org, upload }, { signal: patience });
  await persist(cancel, patience, () => undefined).catch(() => undefined);
}

type Steadily = <T>(work: () => Promise<T>) => Promise<T>;

async function findBegun(steadily: Steadily, org: string, upload: string | null): Promise<Upload | null> {
  if (upload === null) return null;
  try {
    const found = await steadily(() => client.releases.getUpload({ org, upload }));
    return found.state === 'open' || found.state === 'finished' ? found : null;
  } catch (error) {
    if (error instanceof ApiProblem) return null;
    throw error;
  }
}

async function sendChunks(job: UploadJob, upload: Upload, tally: Tally, steadily: Steadily): Promise<void> {
  const { file, org, signal } = job;
  const { chunkSizeBytes: size } = upload;
  const total = Math.ceil(file.sizeBytes / size);
  const chunkOf = (number: number): Blob => file.blob.slice((number - 1) * size, number * size);
  const there = new Set(upload.receivedChunks);
  const waiting: number[] = [];
  for (let number = 1; number <= total; number += 1) {
    if (there.has(number)) tally.set(number, chunkOf(number).size);
    else waiting.push(number);
  }
  const sendNext = async (): Promise<void> => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      const at = number;
      const chunk = new File([chunkOf(at)], `chunk-${at}`, { type: 'application/octet-stream' });
      const sha256 = await blobHash(chunk);
      const api = countingClient((bytes) => tally.set(at, Math.min(bytes, chunk.size)));
      const input = { org, upload: upload.id, number: at, sha256, chunk };
      await steadily(() => api.releases.putChunk(input, { signal }));
      tally.set(at, chunk.size);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext)).finally(() => waiting.splice(0));
}

function countingClient(onSent: (bytes: number) => void): Client {
  return createClient({ serverUrl: location.origin, fetch: watched(unlessSilent(xhrFetch(onSent))) });
}

/** Adds up what has left, chunk by chunk. */
class Tally {
  readonly #job: UploadJob;
  readonly #sent = new Map<number, number>();
  #isWaiting = false;

  constructor(job: UploadJob) {
    this.#job = job;
  }

  set(chunk: number, bytes: number): void {
    this.#sent.set(chunk, bytes);
    this.#tell();
  }

  wait = (isWaiting: boolean): void => {
    if (isWaiting === this.#isWaiting) return;
    this.#isWaiting = isWaiting;
    this.#tell();
  };

  #tell(): void {
    const sentBytes = [...this.#sent.values()].reduce((sum, bytes) => sum + bytes, 0);
    this.#job.onProgress({ sentBytes, isWaiting: this.#isWaiting });
  }
}
