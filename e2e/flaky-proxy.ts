import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy in front of a server that breaks connections. */
export interface FlakyProxy {
  url: string;
  /** How many connections were broken so far. */
  broken(): number;
  stop(): Promise<void>;
}

/** Passes bytes through, but breaks the first connections, each after so many bytes towards the server. */
export async function flakyProxy(target: string, breakAfterBytes: number[]): Promise<FlakyProxy> {
  const { hostname, port } = new URL(target);
  const plan = [...breakAfterBytes];
  const open = new Set<Socket>();
  let broken = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let left = plan.shift() ?? Infinity;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
    client.on('data', (data) => {
      left -= data.length;
      if (left <= 0) {
        broken += 1;
        client.resetAndDestroy();
        upstream.resetAndDestroy();
      } else upstream.write(data);
    });
    upstream.on('data', (data) => void client.write(data));
    client.on('end', () => upstream.end());
    upstream.on('end', () => client.end());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    broken: () => broken,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
