import { openAsBlob } from 'node:fs';
import { uploadRoutes } from '#packages';
import { os } from '../../api-base.ts';
import type { Ctx } from '../../context.ts';
import { answeredAs } from '../../platform/idempotency.ts';
import type { Problem } from '../../platform/problem.ts';
import { checkRelease } from './check-release.ts';
import { clearHistory } from './clear-history.ts';
import { createRelease, type ChannelTarget } from './create-release.ts';
import { getRelease } from './get-release.ts';
import { getSourceMap } from './get-source-map.ts';
import { haltRelease } from './halt-release.ts';
import { listReleases } from './list-releases.ts';
import { promoteRelease } from './promote-release.ts';
import { toRelease } from './release-shape.ts';
import { resumeRelease } from './resume-release.ts';
import { rollbackRelease } from './rollback-release.ts';
import { updateRelease } from './update-release.ts';

const api = os.releases;

/** The endpoints of uploads and releases. */
export const releasesRoutes = {
  ...uploadRoutes,
  list: api.list.handler(async ({ context, input }) => {
    const page = await listReleases(context, input, input);
    return { ...page, items: page.items.map((record) => toRelease(context, record)) };
  }),
  create: api.create.handler(({ context, input }) =>
    answeredAs(
      context,
      (ctx) => createRelease(ctx, input, { ...input, source: input }),
      (made) => toRelease(context, made),
    ),
  ),
  check: api.check.handler(async ({ context, input }) => {
    const { nextLabel, problems } = await checkRelease(context, input, input);
    return { nextLabel, problems: problems.map(toForecast) };
  }),
  get: api.get.handler(async ({ context, input }) =>
    toRelease(context, await getRelease(context, input, input.release)),
  ),
  update: api.update.handler(async ({ context, input }) => {
    const { release } = await updateRelease(context, input, { ...input, label: input.release });
    return toRelease(context, release);
  }),
  halt: api.halt.handler(async ({ context, input }) =>
    toRelease(context, await haltRelease(context, input, input.release, input.reason, input.ifRevision)),
  ),
  resume: api.resume.handler(async ({ context, input }) =>
    toRelease(context, await resumeRelease(context, input, input.release, input.ifRevision)),
  ),
  promote: api.promote.handler(({ context, input }) =>
    answeredAs(
      context,
      (ctx) => promoteRelease(ctx, input, input),
      (made) => toRelease(context, made),
    ),
  ),
  rollback: api.rollback.handler(({ context, input }) =>
    answeredAs(
      context,
      (ctx) => rollbackRelease(ctx, input, { label: input.label }),
      (made) => toRelease(context, made),
    ),
  ),
  clearHistory: api.clearHistory.handler(({ context, input }) => clearHistory(context, input)),
  getSourceMap: api.getSourceMap.handler(({ context, input }) =>
    sourceMapFile(context, input, input.release),
  ),
};

// Read from the disk while it is sent, never held in memory.
async function sourceMapFile(ctx: Ctx, target: ChannelTarget, label: string): Promise<File> {
  const type = 'application/json';
  const { path } = await getSourceMap(ctx, target, label);
  return new File([await openAsBlob(path, { type })], `${label}.map`, { type });
}

/** A refusal that would come, with its facts. */
function toForecast({ code, message, extra }: Problem): { code: string; detail: string; reason?: string } {
  const { errors: _errors, retryAfterSeconds: _seconds, ...facts } = extra;
  return { ...facts, code, detail: message };
}
