import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TicketFile } from '@codepushgo/contract';
import { lastAudit, makeAccount, type Person } from '../../testing/factories.ts';
import { makeServer, type TestServer } from '../../testing/make-server.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../../testing/ticket-world.ts';
import { ticketTimeline } from '#tickets';
import { safeFileName } from './file-name.ts';
import { scanFiles } from './scan-files.ts';
import { ticketFiles } from './schema.ts';
import { sweepFiles } from './sweep-files.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PAGE = Buffer.from('<!doctype html><script>alert(1)</script>');
const HOUR = 3_600_000;

let server: TestServer;
let world: TicketWorld;
let clamd: Server;
let asked: Buffer[] = [];

/** What clamd says and does: it finds something in what holds the word VIRUS. */
function answerScan(socket: Socket): void {
  const parts: Buffer[] = [];
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    parts.push(chunk);
    const all = Buffer.concat(parts);
    if (!all.subarray(-4).equals(Buffer.alloc(4))) return;
    asked.push(all);
    socket.end(all.includes('VIRUS') ? 'stream: Test-Signature FOUND\0' : 'stream: OK\0');
  });
}

beforeAll(async () => {
  server = await makeServer();
  server.platform.limits.consume = async () => undefined;
  world = await makeTicketWorld(server, await makeStaff(server));
  clamd = createServer(answerScan).listen(0, '127.0.0.1');
});
afterAll(async () => {
  clamd.close();
  await server.stop();
});

const fetchAs = (person: Person | null, path: string, init: RequestInit = {}) =>
  server.fetch(path, {
    ...init,
    headers: { ...(person && { authorization: `Bearer ${person.accessKey}` }), ...init.headers },
  });

async function upload(person: Person | null, name: string, body: Buffer, headers = {}) {
  const answer = await fetchAs(person, `/api/v1/ticket-files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/octet-stream', ...headers },
  });
  return { status: answer.status, json: (await answer.json()) as TicketFile & { code?: string } };
}

describe('a file', () => {
  it('belongs to who uploaded it, then to all who see the ticket', async () => {
    const { developer, viewer, billing, agent, org } = world;
    const { status, json: file } = await upload(developer, 'Écran.png', PNG);
    expect(status).toBe(201);
    expect(file).toMatchObject({
      name: 'Écran.png',
      type: 'image/png',
      sizeBytes: PNG.length,
      scan: 'unscanned',
    });
    const see = async (person: Person | null) => (await fetchAs(person, file.url!)).status;
    expect([await see(developer), await see(viewer), await see(null)]).toEqual([200, 404, 401]);
    await expect(
      world.ask(viewer, { files: [file.id], category: 'account', project: undefined }),
    ).rejects.toMatchObject({
      extra: { reason: 'file-not-found' },
    });
    const ticket = await world.ticket(developer, { files: [file.id] });
    expect([
      await see(viewer),
      await see(agent),
      await see(billing),
      await see(await makeAccount(server)),
    ]).toEqual([200, 200, 404, 404]);
    const { items } = await ticketTimeline(viewer.ctx, { org: org.slug, ticket: ticket.id, limit: 5 });
    expect(items).toMatchObject([{ message: { files: [file] } }]);
    // It is used once.
    await expect(world.ask(developer, { files: [file.id] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is given out so that nothing in it runs', async () => {
    const shown = await upload(world.developer, 'page.png', PAGE);
    expect(shown.json.type).toBe('text/plain');
    const answer = await fetchAs(world.developer, shown.json.url!);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': "attachment; filename*=UTF-8''page.png",
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PAGE);
    const image = await fetchAs(world.developer, (await upload(world.developer, 'a.html', PNG)).json.url!);
    expect(image.headers.get('content-type')).toBe('image/png');
    expect(image.headers.get('content-disposition')).toMatch(/^inline/);
    expect(image.headers.get('content-security-policy')).toMatch(/^sandbox/);
  });

  it('is refused when it is empty, larger than 25 MB, from another site, or from nobody', async () => {
    expect((await upload(world.developer, 'x', Buffer.alloc(0))).json.code).toBe('invalid-input');
    const large = await upload(world.developer, 'x', Buffer.alloc(25 * 1024 * 1024 + 1));
    expect(large).toMatchObject({ status: 413, json: { code: 'payload-too-large' } });
    expect((await upload(world.developer, 'x', PNG, { origin: 'https://evil.example' })).json.code).toBe(
      'foreign-origin',
    );
    expect((await upload(null, 'x', PNG)).status).toBe(401);
  });

  it('is forgotten a day later when no message names it, and otherwise kept', async () => {
    const [used, loose] = [await upload(world.developer, 'a', PNG), await upload(world.developer, 'b', PNG)];
    await world.ticket(world.developer, { files: [used.json.id] });
    server.clock.advance(25 * HOUR);
    await sweepFiles(server.platform);
    const left = async (id: string) =>
      (await server.db.select().from(ticketFiles).where(eq(ticketFiles.id, id))).length;
    expect([await left(used.json.id), await left(loose.json.id)]).toEqual([1, 0]);
  });

  it('waits with a declined request until that becomes a ticket', async () => {
    await world.plan('free');
    const { json } = await upload(world.developer, 'log.txt', Buffer.from('log'));
    expect((await world.ask(world.developer, { files: [json.id] })).kept).not.toBeNull();
    await world.plan('team');
    const [row] = await server.db.select().from(ticketFiles).where(eq(ticketFiles.id, json.id));
    expect(row).toMatchObject({
      keptId: null,
      ticketId: expect.stringMatching(/^tkt_/),
      messageId: expect.stringMatching(/^msg_/),
    });
  });
});

describe('with a scanner', () => {
  it('files are not given out before it has looked, nor when it has found something', async () => {
    server.config.clamdUrl = `tcp://127.0.0.1:${(clamd.address() as AddressInfo).port}`;
    asked = [];
    const clean = await upload(world.developer, 'log.txt', Buffer.from('all is well'));
    const infected = await upload(world.developer, 'bad.txt', Buffer.from('a VIRUS'));
    expect([clean.json, infected.json]).toMatchObject([{ scan: 'waiting', url: null }, { scan: 'waiting' }]);
    await server.jobs.settled();
    await scanFiles(server.ctx({ kind: 'system', name: 'test' }), new AbortController().signal);
    const get = (id: string) => fetchAs(world.developer, `/api/v1/ticket-files/${id}`);
    expect((await get(clean.json.id)).status).toBe(200);
    const refused = await get(infected.json.id);
    expect([refused.status, ((await refused.json()) as { reason: string }).reason]).toEqual([
      409,
      'file-not-given-out',
    ]);
    expect(await lastAudit(server, infected.json.id)).toMatchObject({ action: 'ticket-file.quarantined' });
    expect(asked[0]!.subarray(0, 14)).toEqual(Buffer.from('zINSTREAM\0\0\0\0\x0b'));
    server.config.clamdUrl = undefined;
  });
});

describe('names', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['..', 'file'],
    ['', 'file'],
    ['a\u202egpj.exe', 'agpj.exe'],
    ['line\r\nbreak".png', 'linebreak.png'],
    [`${'x'.repeat(300)}.tar.gz`, `${'x'.repeat(117)}.gz`],
  ])('%j becomes %j', (given, safe) => {
    expect(safeFileName(given)).toBe(safe);
  });
});
