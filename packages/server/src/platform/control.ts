import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** A command on its way to the running server. */
export interface ControlRequest {
  name: string;
  args: string[];
  input: string;
}

/** What it said. */
export interface ControlAnswer {
  exitCode: number;
  output: string;
}

// A socket's path has about 100 bytes on all systems.
const LONGEST_PATH = 100;
const LONGEST_REQUEST = 1024 * 1024;
const OWNER_ONLY = 0o177;

/** Where the server of a data folder listens for commands. */
function controlPath(dataDir: string): string {
  const path = join(dataDir, 'control.sock');
  if (Buffer.byteLength(path) <= LONGEST_PATH) return path;
  return join(tmpdir(), `codepushgo-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`);
}

/** Answers commands of this machine's same user; one JSON line in, one out. Returns the way to stop. */
export async function openControl(
  dataDir: string,
  answer: (request: ControlRequest) => Promise<ControlAnswer>,
): Promise<() => Promise<void>> {
  const path = controlPath(dataDir);
  rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => void serveOne(socket, answer));
  const before = process.umask(OWNER_ONLY);
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(path, done);
    });
  } finally {
    process.umask(before);
  }
  return () => new Promise((done) => server.close(() => done()));
}

async function serveOne(
  socket: Socket,
  answer: (request: ControlRequest) => Promise<ControlAnswer>,
): Promise<void> {
  socket.on('error', () => undefined);
  try {
    const said = await answer(JSON.parse(await readLine(socket)) as ControlRequest);
    socket.end(`${JSON.stringify(said)}\n`);
  } catch {
    socket.destroy();
  }
}

// Reading to the end with `for await` would close the other direction too.
function readLine(socket: Socket): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) done(text);
      if (text.length > LONGEST_REQUEST) fail(new Error('The request is too long.'));
    });
    socket.once('close', () => fail(new Error('The connection ended before a whole line had come.')));
  });
}

/** Sends a command to the running server of a data folder. Throws when nobody listens. */
export async function sendControl(dataDir: string, request: ControlRequest): Promise<ControlAnswer> {
  const path = controlPath(dataDir);
  if (statSync(path).uid !== process.getuid?.()) throw new Error(`${path} belongs to another user.`);
  const socket = createConnection(path);
  socket.end(`${JSON.stringify(request)}\n`);
  return JSON.parse(await text(socket)) as ControlAnswer;
}
