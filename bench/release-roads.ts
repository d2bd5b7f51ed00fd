import { readFile } from 'node:fs/promises';
import { createClient } from '../packages/contract/src/client.ts';
import type { ServerProcess } from './server-process.ts';

/** What a road releases. */
export interface Freight {
  org: string;
  app: string;
  file: string;
  appVersion: string;
}

/** Sends a package and releases it; gives the instant at which its last byte was on its way. */
export type Road = (server: ServerProcess, freight: Freight) => Promise<number>;

const BOUNDARY = 'codepushgo-bench';
const PIECE_BYTES = 1024 * 1024;

/** As `codepushgo release` does: in chunks, which are put together, then released. Timed from before the last chunk. */
export const sendChunked: Road = async (server, { org, app, file, appVersion }) => {
  const api = createClient({ serverUrl: server.url, accessKey: server.accessKey });
  const bytes = await readFile(file);
  const start = { org, app, sizeBytes: bytes.length, fileName: 'update.zip', purpose: 'package' } as const;
  const { id: upload, chunkSizeBytes } = await api.releases.startUpload(start);
  const total = Math.ceil(bytes.length / chunkSizeBytes);
  let ended = 0;
  for (let number = 1; number <= total; number++) {
    const part = bytes.subarray((number - 1) * chunkSizeBytes, number * chunkSizeBytes);
    const chunk = new File([new Uint8Array(part)], 'chunk', { type: 'application/octet-stream' });
    ended = performance.now();
    await api.releases.putChunk({ org, upload, number, chunk });
  }
  await api.releases.finishUpload({ org, upload });
  await api.releases.create({ org, app, channel: 'Staging', upload, appVersion });
  return ended;
};

/** As the tools of CodePush do: in one request of the wire. Timed from when its last piece was handed to the network. */
export const sendWhole: Road = async (server, { app, file, appVersion }) => {
  const bytes = await readFile(file);
  const part = (head: string): string => `--${BOUNDARY}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`;
  const info = `${part('name="packageInfo"')}${JSON.stringify({ appVersion })}\r\n`;
  let ended = 0;
  async function* body(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`${info}${part('name="package"; filename="update.zip"')}`);
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
    ended = performance.now();
    yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
  }
  const answer = await fetch(`${server.url}/apps/${app}/deployments/Staging/release`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${server.accessKey}`,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
    body: ReadableStream.from(body()),
    duplex: 'half',
  });
  if (answer.status !== 201)
    throw new Error(`the release was answered ${answer.status}: ${await answer.text()}`);
  await answer.body?.cancel();
  return ended;
};
