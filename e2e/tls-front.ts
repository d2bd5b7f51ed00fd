import { writeFileSync } from 'node:fs';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { generate } from 'selfsigned';

/** An https address in front of a server that speaks plain http, as a proxy gives it one. */
export interface TlsFront {
  url: string;
  /** The certificate, for `NODE_EXTRA_CA_CERTS`. */
  certificateFile: string;
  stop(): Promise<void>;
}

/** Opens an https address on a free port; what is said there goes to the server's port. */
export async function openTlsFront(folder: string, portOf: () => number): Promise<TlsFront> {
  const altNames = [{ type: 2 as const, value: 'localhost' }];
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  const certificateFile = join(folder, 'certificate.pem');
  writeFileSync(certificateFile, cert);
  const open = new Set<Socket>();
  const server = createServer({ key, cert }, (front) => {
    const back = connect(portOf(), '127.0.0.1');
    for (const [from, to] of [
      [front, back],
      [back, front],
    ] as const) {
      open.add(from);
      from.once('close', () => void (open.delete(from), to.destroy()));
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    certificateFile,
    stop: () => {
      for (const socket of open) socket.destroy();
      return new Promise((done) => void server.close(() => done()));
    },
  };
}
