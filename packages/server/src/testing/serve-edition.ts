import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Document } from '#status-documents';

/** A site on a port of its own. */
export interface ServedSite {
  origin: string;
  close(): Promise<void>;
}

/** Serves documents by path from memory to browsers of any origin, as a plain host of files does. */
export async function serveEdition(documents: (origin: string) => Document[]): Promise<ServedSite> {
  let byPath = new Map<string, Document>();
  const server = createServer((req, res) => {
    const found = byPath.get(req.url!.slice(1).split('?')[0]!);
    res.setHeader('access-control-allow-origin', '*');
    res.writeHead(found ? 200 : 404, found && { 'content-type': found.contentType });
    res.end(found?.bytes);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  byPath = new Map(documents(origin).map((one) => [one.path, one]));
  return {
    origin,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
