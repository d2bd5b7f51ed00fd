import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { os } from '../../api-base.ts';
import type { Ctx } from '../../context.ts';
import { cancelUpload } from './cancel-upload.ts';
import { checkRelease } from './check-release.ts';
import { clearHistory } from './clear-history.ts';
import { createRelease, type ChannelTarget } from './create-release.ts';
import { finishUpload } from './finish-upload.ts';
import { getRelease } from './get-release.ts';
import { getSourceMap } from './get-source-map.ts';
import { getUpload } from './get-upload.ts';
import { haltRelease } from './halt-release.ts';
import { listReleases } from './list-releases.ts';
import { promoteRelease } from './promote-release.ts';
import { putChunk, type Chunk } from './put-chunk.ts';
import { toRelease, toUpload } from './release-shape.ts';
import { resumeRelease } from './resume-release.ts';
import { rollbackRelease } from './rollback-release.ts';
import { startUpload } from './start-upload.ts';
import { updateRelease } from './update-release.ts';

const api = os.releases;

/** The endpoints of uploads and releases. */
export const releasesRoutes = {
  startUpload: api.startUpload.handler(async ({ context, input }) =>
    toUpload((await startUpload(context, input)).upload),
  ),
  getUpload: api.getUpload.handler(async ({ context, input }) => toUpload(await getUpload(context, input))),
  putChunk: api.putChunk.handler(({ context, input }) => putChunk(context, input, toChunk(input))),
  finishUpload: api.finishUpload.handler(async ({ context, input }) =>
    toUpload(await finishUpload(context, input, input.sha256)),
  ),
  cancelUpload: api.cancelUpload.handler(({ context, input }) => cancelUpload(context, input)),
  list: api.list.handler(async ({ context, input }) => {
    const page = await listReleases(context, input, input);
    return { ...page, items: page.items.map((record) => toRelease(context, record)) };
  }),
  create: api.create.handler(async ({ context, input }) =>
    toRelease(context, await createRelease(context, input, { ...input, source: input })),
  ),
  check: api.check.handler(async ({ context, input }) => {
    const { nextLabel, problems } = await checkRelease(context, input, input);
    return { nextLabel, problems: problems.map(({ code, message }) => ({ code, detail: message })) };
  }),
  get: api.get.handler(async ({ context, input }) =>
    toRelease(context, await getRelease(context, input, input.release)),
  ),
  update: api.update.handler(async ({ context, input }) => {
    const { release } = await updateRelease(context, input, { ...input, label: input.release });
    return toRelease(context, release);
  }),
  halt: api.halt.handler(async ({ context, input }) =>
    toRelease(context, await haltRelease(context, input, input.release, input.reason)),
  ),
  resume: api.resume.handler(async ({ context, input }) =>
    toRelease(context, await resumeRelease(context, input, input.release)),
  ),
  promote: api.promote.handler(async ({ context, input }) =>
    toRelease(context, await promoteRelease(context, input, input)),
  ),
  rollback: api.rollback.handler(async ({ context, input }) =>
    toRelease(context, await rollbackRelease(context, input, { label: input.label })),
  ),
  clearHistory: api.clearHistory.handler(({ context, input }) => clearHistory(context, input)),
  getSourceMap: api.getSourceMap.handler(({ context, input }) =>
    sourceMapFile(context, input, input.release),
  ),
};

function toChunk(input: { number: number; chunk: File; sha256?: string | undefined }): Chunk {
  const body = Readable.fromWeb(input.chunk.stream() as ReadableStream);
  return { number: input.number, body, sha256: input.sha256 };
}

// Read from the disk while it is sent, never held in memory.
async function sourceMapFile(ctx: Ctx, target: ChannelTarget, label: string): Promise<File> {
  const type = 'application/json';
  const { path } = await getSourceMap(ctx, target, label);
  return new File([await openAsBlob(path, { type })], `${label}.map`, { type });
}
