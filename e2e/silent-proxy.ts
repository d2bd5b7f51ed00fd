import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy in front of a database, whose connections can fall silent without ending, as when a cable is pulled. */
export interface SilentProxy {
  /** The address of a database, through the proxy. */
  through(databaseUrl: string): string;
  /**
   * From now on connections carry nothing, new ones neither: all of them, or those that `LISTEN`.
   * Those that have fallen silent stay silent.
   */
  silence(which: 'all' | 'listening'): void;
  /** New connections work again. */
  heal(): void;
  stop(): Promise<void>;
}

interface Line {
  sockets: [Socket, Socket];
  isListening: boolean;
  isSilent: boolean;
}

/** Passes bytes to `target` until it is told to be silent. */
export async function silentProxy(target: { host: string; port: number }): Promise<SilentProxy> {
  const lines = new Set<Line>();
  let silenced: 'all' | 'listening' | undefined;
  const isSilent = (line: Line): boolean => {
    line.isSilent ||= silenced === 'all' || (silenced === 'listening' && line.isListening);
    return line.isSilent;
  };
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    const line: Line = { sockets: [client, upstream], isListening: false, isSilent: false };
    lines.add(line);
    for (const socket of line.sockets) socket.on('error', () => {});
    client.on('data', (data) => {
      if (/listen "/i.test(data.toString('latin1'))) line.isListening = true;
      if (!isSilent(line)) upstream.write(data);
    });
    upstream.on('data', (data) => void (isSilent(line) || client.write(data)));
    // An end of the client's is taken note of, as by a database that waits for a dead peer, but never answered.
    client.on('close', () => void (isSilent(line) || upstream.end()));
    upstream.on('close', () => void (isSilent(line) || client.end()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    through: (databaseUrl) => {
      const url = new URL(databaseUrl);
      url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      return url.href;
    },
    silence: (which) => {
      silenced = which;
      for (const line of lines) isSilent(line);
    },
    heal: () => (silenced = undefined),
    stop: async () => {
      for (const { sockets } of lines) for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
