import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Document } from '#status-documents';
import { statusPageHeaders } from '#status-site';
import { serveSite } from '../modules/status-api/serve-site.ts';
import { siteFiles } from '../modules/status-api/site-files.ts';
import { editionOf } from '../modules/status-publish/edition.ts';
import { folderTarget } from '../modules/status-publish/folder-target.ts';
import { listen } from '../platform/http.ts';
import { openLog } from '../platform/log.ts';
import { fakeClock } from './fake-clock.ts';

/** A site on a port of its own. */
export interface ServedSite {
  origin: string;
  close(): Promise<void>;
}

/** Publishes documents into a folder and serves it as the status service does. */
export async function serveEdition(
  documents: (origin: string) => Document[] | Promise<Document[]>,
): Promise<ServedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-edition-'));
  const find = siteFiles(folder);
  const server = await listen(
    { fetch: (request) => serveSite(request, find, statusPageHeaders) },
    [],
    { host: '127.0.0.1', port: 0 },
    { log: openLog('error'), clock: fakeClock() },
  );
  const origin = `http://127.0.0.1:${server.port}`;
  const { files } = editionOf(1, await documents(origin));
  await folderTarget(folder).publish(files, new AbortController().signal);
  return {
    origin,
    close: async () => {
      await server.stop(0);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
