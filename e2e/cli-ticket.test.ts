// engine: postgres, both in the long form
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleProject } from '../packages/cli/src/testing/sample-project.ts';
import { makeCli, type TestCli } from '../packages/cli/src/testing/run-cli.ts';
import type { Person } from '../packages/server/src/testing/factories.ts';
import { makeServer, type TestServer } from '../packages/server/src/testing/make-server.ts';
import { makeStaff, makeTicketWorld, type TicketWorld } from '../packages/server/src/testing/ticket-world.ts';
import { done } from './cli-person.ts';

let server: TestServer;
let paid: TicketWorld;
beforeAll(async () => {
  server = await makeServer();
  paid = await makeTicketWorld(server, await makeStaff(server));
});
afterAll(() => server.stop());

function cliOf(person: Person): TestCli {
  const env = { CODEPUSHGO_SERVER: server.url, CODEPUSHGO_ACCESS_KEY: person.accessKey };
  const cli = makeCli({ ...env, CODEPUSHGO_ORG: paid.org.slug });
  cli.outside.nowMs = () => server.clock.nowMs();
  return cli;
}

describe('codepushgo ticket', () => {
  it('says what becomes of a request before it reads a word of it, then opens it with files', async () => {
    const cli = cliOf(paid.developer);
    writeFileSync(join(cli.home, 'device.log'), 'it went wrong\n');
    const steps: string[] = [];
    cli.outside.stderr = (line) => void steps.push(line);
    cli.outside.readInput = async () => (steps.push('READ'), 'Since v3\nnothing arrives.');
    const ran = await cli(
      'ticket',
      'new',
      'Nothing arrives',
      '-s',
      'high',
      '--attach',
      'device.log',
      '--json',
    );
    expect(ran.code, steps.join('')).toBe(0);
    const said = steps.slice(0, steps.indexOf('READ')).join('');
    expect(said).toMatch(/An answer is owed within 1 business day, in the zone .+: due \d{4}-.+ UTC/);
    const { ticket } = ran.json();
    expect(ticket).toMatchObject({ channel: 'cli', severity: 'high', project: { id: paid.project.id } });
    const due = ticket.owed.dueAt.slice(0, 16).replace('T', ' ');
    expect(said).toContain(due);

    await paid.answer(ticket);
    const shown = await cli('ticket', 'show', ticket.reference);
    expect(shown.stdout).toContain('    Since v3\n    nothing arrives.\n    File: device.log (14 B)');
    expect(shown.stdout).toMatch(/\(support\), .*\n    Please try this\./);
    expect((await cli('ticket', 'ls')).stdout).toMatch(/CPG-\d+ +waits for you +high +Nothing arrives/);
    await done(cli, 'ticket', 'reply', ticket.reference, '-m', 'It helped, thank you.');
    expect((await done(cli, 'ticket', 'close', ticket.reference)).status).toBe('solved');
    expect(await done(cli, 'ticket', 'list')).toEqual([]);
    const again = await cli('ticket', 'close', ticket.reference);
    expect(again).toMatchObject({ code: 1, stdout: '' });
  });

  it('opens an editor at a terminal, and keeps the text when it cannot be sent', async () => {
    const cli = cliOf(paid.developer);
    let seen = '';
    const write = (text: string) => async (editor: string, file: string) => {
      expect(editor).toBe('pico -w');
      seen = readFileSync(file, 'utf8');
      writeFileSync(file, text + seen);
      return 0;
    };
    cli.env['EDITOR'] = 'pico -w';
    cli.outside.isInteractive = true;
    cli.outside.edit = write('Please tell me more.');
    const opened = await cli('ticket', 'new', 'A question', '--json');
    expect(opened.code).toBe(0);
    expect(seen).toContain('Subject: A question');
    const { ticket, timeline } = await done(cli, 'ticket', 'show', opened.json().ticket.id);
    expect(timeline[0].message.text).toBe('Please tell me more.');
    const drafts = join(cli.home, 'drafts');
    expect(readdirSync(drafts)).toEqual([]);

    cli.outside.edit = write('');
    expect(await cli('ticket', 'reply', ticket.reference)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nothing was sent'),
    });
    cli.outside.edit = write('Wrong ticket.');
    await done(cli, 'ticket', 'close', ticket.reference);
    server.clock.advance(15 * 24 * 60 * 60 * 1000);
    const late = await cli('ticket', 'reply', ticket.reference);
    expect(late).toMatchObject({ code: 1, stderr: expect.stringContaining('solved too long ago') });
    const [draft] = readdirSync(drafts);
    expect(late.stderr).toContain(join(drafts, draft!));
    expect(readFileSync(join(drafts, draft!), 'utf8')).toContain('Wrong ticket.');
  });

  it('makes the diagnostics of doctor and shares them with the ticket, without the key', async () => {
    const cli = cliOf(paid.developer);
    const folder = sampleProject();
    const asked = await cli(
      'ticket',
      'new',
      'Doctor',
      '--doctor',
      '--folder',
      folder,
      '-m',
      'See the file.',
      '--json',
    );
    expect(asked).toMatchObject({ code: 0, stderr: expect.stringContaining('about the project shop') });
    const headers = { authorization: `Bearer ${paid.developer.accessKey}` };
    const { id } = asked.json().ticket;
    const shared = async (): Promise<{ doctor: { madeAt: string } }> => {
      const url = `${server.url}/api/v1/organisations/${paid.org.slug}/tickets/${id}/evidence`;
      const text = await (await fetch(url, { headers })).text();
      expect(text).not.toContain(paid.developer.accessKey);
      return JSON.parse(text);
    };
    const first = await shared();
    expect(first).toMatchObject({
      consents: [{ item: 'doctor', state: 'shared' }],
      doctor: { format: 'codepushgo-diagnostics-1', project: { name: 'shop' } },
    });
    await done(cli, 'ticket', 'reply', id, '--doctor', '--folder', folder, '-m', 'And now?');
    expect((await shared()).doctor.madeAt >= first.doctor.madeAt).toBe(true);
  });

  it('sends the diagnostics of a colleague as a file of the reply; what is shared stays the requester’s', async () => {
    const { ticket } = await done(cliOf(paid.developer), 'ticket', 'new', 'Doctors', '-m', 'Help, please.');
    const folder = sampleProject();
    const cli = cliOf(paid.owner);
    await done(cli, 'ticket', 'reply', ticket.id, '--doctor', '--folder', folder, '-m', 'Mine says this.');
    const { timeline } = await done(cli, 'ticket', 'show', ticket.id);
    const [file] = timeline.at(-1).message.files;
    expect(file.name).toBe('codepushgo-diagnostics.json');
    const headers = { authorization: `Bearer ${paid.owner.accessKey}` };
    const url = `${server.url}/api/v1/organisations/${paid.org.slug}/tickets/${ticket.id}/evidence`;
    expect(await (await fetch(url, { headers })).json()).toMatchObject({ consents: [], doctor: null });
  });

  it('says why a request is declined, keeps it, and ends with exit code 1', async () => {
    const cli = cliOf(paid.billing);
    const ran = await cli('ticket', 'new', 'How do I?', '-p', paid.project.slug, '-m', 'Tell me.', '--json');
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject({ ticket: null, entitlement: { outcome: 'declined' } });
    expect(ran.stderr).toContain(ran.json().text.en.summary);
    expect(ran.json().kept.text).toBe('Tell me.');
  });

  it('refuses what was called wrongly before anything is sent', async () => {
    const cli = cliOf(paid.developer);
    expect(await cli('ticket', 'new', 'x', '--attach', 'not-there.log')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('not-there.log is not a file'),
    });
    expect((await cli('ticket', 'new', 'x')).code).toBe(2);
    expect((await cli('ticket', 'new', 'x', '-s', 'very')).code).toBe(2);
    expect((await cli('ticket', 'show', 'CPG-999999')).code).toBe(1);
  });
});
