import { refusal } from '#release-rules';
import type { Ctx } from '../../context.ts';
import type { OpenFile } from '../../platform/storage-disk.ts';
import type { ChannelTarget } from './create-release.ts';
import { getRelease } from './get-release.ts';

/**
 * The source map kept with a release. It is for members only; no download address leads to it.
 *
 * @throws Problem `source-map-missing`, and what `getRelease` throws
 * @example const file = await getSourceMap(ctx, target, 'v3');
 */
export async function getSourceMap(ctx: Ctx, target: ChannelTarget, label: string): Promise<OpenFile> {
  const { sourceMapBlob } = await getRelease(ctx, target, label);
  if (sourceMapBlob !== null) return ctx.files.get(sourceMapBlob);
  throw refusal(
    'source-map-missing',
    `${label} was released without a source map. Give one with --source-map when releasing.`,
  );
}
