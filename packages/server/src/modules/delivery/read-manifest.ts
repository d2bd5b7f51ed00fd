import type { Manifest } from '@codepushgo/bundle';
import type { Ctx } from '../../context.ts';

/**
 * The files of a stored package.
 *
 * @example const files = Object.keys(await readManifest(ctx, release.manifestBlob!));
 */
export async function readManifest(ctx: Ctx, blob: string): Promise<Manifest> {
  const chunks = await Array.fromAsync((await ctx.files.get(blob)).stream());
  return JSON.parse(Buffer.concat(chunks).toString());
}
