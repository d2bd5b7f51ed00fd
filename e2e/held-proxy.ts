import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy in front of a server, whose lines can be held, cut and mended. */
export interface HeldProxy {
  url: string;
  /** Bytes towards the server, so far. */
  sentBytes(): number;
  /** Carries so many more bytes towards the server, then nothing any more, as when a cable is pulled; new lines neither. */
  holdAfter(bytes: number): void;
  /** Waits until it holds. */
  held(): Promise<void>;
  /** Breaks every line; new ones are refused until it is mended. */
  cut(): void;
  /** New lines work again; those that were held break, as when the other end answers that it knows nothing of them. */
  mend(): void;
  stop(): Promise<void>;
}

/** Passes bytes to a server on this machine, which may begin, end and begin again behind it. */
export async function heldProxy(targetPort: number): Promise<HeldProxy> {
  const open = new Set<Socket>();
  const dead = new Set<Socket>();
  let sentBytes = 0;
  let left = Infinity;
  let isCut = false;
  let holding = Promise.withResolvers<void>();
  const server = createServer((client) => {
    if (isCut) return void client.resetAndDestroy();
    const upstream = connect(targetPort, '127.0.0.1');
    let isDead = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => {}).on('close', () => open.delete(socket));
    }
    const isHeld = (): boolean => {
      if (left > 0 && !isDead) return false;
      isDead = true;
      for (const socket of [client, upstream]) dead.add(socket);
      return true;
    };
    client.on('data', (data) => {
      if (isHeld()) return;
      left -= data.length;
      sentBytes += data.length;
      if (left <= 0) holding.resolve();
      upstream.write(data);
    });
    upstream.on('data', (data) => void (isHeld() || client.write(data)));
    client.on('close', () => void upstream.destroy());
    upstream.on('close', () => void (isHeld() || client.destroy()));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const breakAll = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sentBytes: () => sentBytes,
    holdAfter: (bytes) => {
      holding = Promise.withResolvers();
      left = bytes;
    },
    held: () => holding.promise,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
      left = Infinity;
      for (const socket of dead) socket.resetAndDestroy();
      dead.clear();
    },
    stop: async () => {
      breakAll();
      await new Promise((done) => server.close(done));
    },
  };
}
