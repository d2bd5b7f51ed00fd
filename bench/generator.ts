import { connect, type Socket } from 'node:net';

/*
 * A load generator in a process of its own. It sends ready-made requests over keep-alive connections, one at a
 * time on each, and only counts bytes of the answers, so that it costs far less than the server it drives.
 * Started with one JSON argument; prints one JSON line.
 */
interface Load {
  port: number;
  connections: number;
  seconds: number;
  /** Paths with query, sent in turn. */
  paths: string[];
}

const load = JSON.parse(await readInput()) as Load;
const requests = load.paths.map((path) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost:${load.port}\r\nAccept: application/json\r\n\r\n`),
);
const latencies = new Float64Array(5_000_000);
let answers = 0;
let failures = 0;
let next = 0;
let isOver = false;

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

// The length of a whole answer, from its head.
function lengthOf(answer: Buffer): number {
  const text = answer.toString('latin1');
  const head = text.indexOf('\r\n\r\n');
  return head === -1
    ? Number.POSITIVE_INFINITY
    : head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
}

function drive(socket: Socket): Promise<void> {
  let length = 0;
  let received = 0;
  let sentAt = 0;
  const send = (): void => {
    received = 0;
    sentAt = performance.now();
    socket.write(requests[next++ % requests.length]!);
  };
  return new Promise((done) => {
    socket.on('error', () => (failures++, done()));
    socket.on('data', (chunk: Buffer) => {
      if (received === 0) {
        if (chunk[9] !== 50) failures++; // the 2 of "HTTP/1.1 200"
        length ||= lengthOf(chunk);
      }
      received += chunk.length;
      if (received < length) return;
      latencies[answers++ % latencies.length] = performance.now() - sentAt;
      if (isOver) return void socket.end(done);
      send();
    });
    send();
  });
}

const sockets = await Promise.all(
  Array.from(
    { length: load.connections },
    () =>
      new Promise<Socket>((ready) => {
        const socket = connect(load.port, '127.0.0.1', () => ready(socket.setNoDelay(true)));
      }),
  ),
);
const startedAt = performance.now();
setTimeout(() => (isOver = true), load.seconds * 1000);
await Promise.all(sockets.map(drive));
const seconds = (performance.now() - startedAt) / 1000;
const sorted = latencies.subarray(0, Math.min(answers, latencies.length)).sort();
const p99Ms = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
console.log(JSON.stringify({ answers, failures, seconds, p99Ms, maxMs: sorted.at(-1) ?? 0 }));
