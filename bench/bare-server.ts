import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * The baseline: `node:http` alone, answering every request with the same JSON under the same headers.
 * Started with the answer on standard input as JSON; prints its port.
 */
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const { head, body } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { head: string[]; body: string };

const server = createServer((_req, res) => {
  res.writeHead(200, head);
  res.end(body, 'latin1');
});
server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })),
);
