import { blobHash } from './package-hash.ts';
import type { Sendable } from './package-shapes.ts';

/**
 * Reads a source map as far as it takes to know that it is one: what crash tools would fail on later is refused now.
 *
 * @throws SyntaxError when it is something else
 */
export async function readSourceMap(file: File): Promise<Sendable> {
  // Some servers put this in front, so that scripts of other sites cannot read it.
  const text = (await file.text()).replace(/^\)\]\}'.*\n/, '');
  const map = JSON.parse(text) as { version?: unknown; mappings?: unknown; sections?: unknown } | null;
  const isMap = map?.version === 3 && (typeof map.mappings === 'string' || Array.isArray(map.sections));
  if (!isMap) throw new SyntaxError('This is no source map of version 3.');
  return { blob: file, fileName: file.name, sha256: await blobHash(file), sizeBytes: file.size };
}
