import { closeSync, fsyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

// PGlite switches fsync off and its file layer ignores it. Both are undone here, so that a commit is on the disk.
const START = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'max_wal_size=128MB',
  '-c',
  'TimeZone=UTC',
];

interface NodeStream {
  nfd?: number;
}

interface EmscriptenFiles {
  NODEFS: { stream_ops: { fsync?: (stream: NodeStream) => number } };
}

class DurableFiles extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    const hook = (module: unknown): void => {
      (module as { FS: { filesystems: EmscriptenFiles } } & EmscriptenFiles).NODEFS.stream_ops.fsync =
        syncStream;
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...[emscriptenOpts.preRun ?? []].flat(), hook] } };
  }
}

function syncStream({ nfd }: NodeStream): number {
  if (nfd !== undefined) fsyncSync(nfd);
  return 0;
}

/** Opens the embedded engine on a folder, with commits that survive a power cut as far as the disk keeps its word. */
export async function openPgliteFolder(folder: string): Promise<PGlite> {
  const pglite = new PGlite({ fs: new DurableFiles(folder), startParams: START });
  try {
    await pglite.waitReady;
    return pglite;
  } catch (error) {
    abandonPglite(pglite);
    throw error;
  }
}

/**
 * Lets go of an engine that has failed inside. Closing it in order would write a checkpoint
 * from memory that can no longer be trusted; the next start replays the log instead.
 */
export function abandonPglite(pglite: PGlite): void {
  const files = pglite.Module?.FS as unknown as { streams: (NodeStream | undefined)[] } | undefined;
  for (const stream of files?.streams ?? []) {
    if (stream?.nfd === undefined) continue;
    try {
      closeSync(stream.nfd);
    } catch {
      // Already closed.
    }
    delete stream.nfd;
  }
}
