import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from './commands.ts';
import { makeCli } from './testing/run-cli.ts';

/** A server that gives one answer to everything. */
async function answering(status: number, body: unknown, type = 'application/problem+json'): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': type });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const problem = (code: string, status: number, detail: string) => ({
  type: `/problems/${code}`,
  title: 'A title',
  status,
  detail,
  code,
  requestId: 'req_1',
});

async function whoamiAt(serverUrl: string, more: Record<string, string> = {}) {
  const env = { CODEPUSHGO_SERVER: serverUrl, CODEPUSHGO_ACCESS_KEY: 'secret-key-0123', ...more };
  return await makeCli(env)('whoami', '--json');
}

describe('exit codes', () => {
  it('are 0 for help and version', async () => {
    const cli = makeCli();
    expect((await cli('--help')).code).toBe(0);
    expect(await cli('--version')).toMatchObject({ code: 0, stdout: '0.1.0\n' });
    expect((await cli('release', '--help')).stdout).toContain('Usage: codepushgo release [options]');
  });

  it.each([
    [['nonsense']],
    [['release', 'A']],
    [['release', 'A', './b', 'newest']],
    [['rollout', 'A', 'Staging', '0']],
    [['app', 'add', 'A', '--os', 'symbian']],
    [['app', 'list', '--no-such-option']],
    [['app', 'list', 'too', 'many']],
    [['whoami', '--format', 'xml']],
    [['login']],
  ])('are 2 for a wrong call: %j', async (argv) => {
    const ran = await makeCli()(...argv, '--json');
    expect(ran.code).toBe(2);
    expect(ran.stderr).not.toBe('');
    expect(ran.json()).toMatchObject({ code: 'usage', detail: expect.any(String) });
  });

  it('are 1 without a log-in, with what to do', async () => {
    const ran = await makeCli({ CODEPUSHGO_SERVER: 'https://updates.example.com' })('whoami', '--json');
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('codepushgo login https://updates.example.com');
    expect(ran.json().code).toBe('not-logged-in');
  });

  it('are 1 for what the server refuses, with its problem', async () => {
    const ran = await whoamiAt(
      await answering(403, problem('forbidden', 403, 'Ask an owner for the role admin.')),
    );
    expect(ran).toMatchObject({ code: 1, stderr: 'Error: Ask an owner for the role admin.\n' });
    expect(ran.json()).toEqual(problem('forbidden', 403, 'Ask an owner for the role admin.'));
  });

  it('are 70 for a fault of the server, with the request id', async () => {
    const ran = await whoamiAt(await answering(500, problem('internal', 500, 'Something went wrong.')));
    expect(ran.code).toBe(70);
    expect(ran.stderr).toContain('req_1');
  });

  it('are 69 when the server is not available or not there', async () => {
    const gone = await whoamiAt('http://127.0.0.1:9');
    expect(gone).toMatchObject({ code: 69 });
    expect(gone.stderr).toMatch(/http:\/\/127\.0\.0\.1:9 cannot be reached \(.+\)\. Check the address/);
    expect(gone.json().code).toBe('unreachable');
    const down = await whoamiAt(await answering(503, problem('unavailable', 503, 'The database is gone.')));
    expect(down).toMatchObject({ code: 69 });
  });

  it('come with the open incident that the status site knows, when the server is dead or fails', async () => {
    const slow = {
      id: 'x7k2m9q4w1zt',
      title: { en: 'Update checks fail', fr: 'La recherche échoue' },
      update: { en: 'We look for the cause.', fr: 'Nous cherchons.' },
      startedAt: '2030-01-01T10:00:00.000Z',
      resolvedAt: null,
      url: 'https://status.example.com/i/x7k2m9q4w1zt',
      components: ['update-checks'],
    };
    const over = {
      ...slow,
      id: 'over',
      startedAt: '2030-01-02T10:00:00.000Z',
      resolvedAt: '2030-01-02T11:00:00.000Z',
    };
    const status = { CODEPUSHGO_STATUS: await answering(200, { incidents: [over, slow] }) };
    const dead = await whoamiAt('http://127.0.0.1:9', status);
    expect(dead.stderr).toContain(
      'There is an open incident since 2030-01-01T10:00:00.000Z: Update checks fail',
    );
    expect(dead.stderr).toContain('Follow it: https://status.example.com/i/x7k2m9q4w1zt');
    expect(dead.json()).toMatchObject({ code: 'unreachable', incident: { id: slow.id, title: slow.title } });
    const fails = await whoamiAt(await answering(500, problem('internal', 500, 'No.')), status);
    expect(fails.json()).toMatchObject({ code: 'internal', incident: { id: slow.id } });
    const refuses = await whoamiAt(await answering(403, problem('forbidden', 403, 'No.')), status);
    expect(refuses.stdout).not.toContain('incident');
    const both = await whoamiAt('http://127.0.0.1:9', { CODEPUSHGO_STATUS: 'http://127.0.0.1:9' });
    expect(both).toMatchObject({ code: 69 });
    expect(both.json()).not.toHaveProperty('incident');
  });

  it('are 69 when something else answers there', async () => {
    const page = await whoamiAt(await answering(200, '<html>Hello</html>', 'text/html'));
    expect(page).toMatchObject({ code: 69 });
    expect(page.stderr).toContain('does not answer like CodePushGo');
    expect((await whoamiAt(await answering(404, 'Not here', 'text/plain'))).code).toBe(69);
  });

  it('never show the access key', async () => {
    const ran = await whoamiAt(await answering(500, problem('internal', 500, 'No.')));
    expect(ran.stdout + ran.stderr).not.toContain('secret-key');
  });
});

describe('the table of commands', () => {
  it.each(commands.map((spec) => [spec.name, spec] as const))('%s has help and code', async (name, spec) => {
    const help = await makeCli()(...name.split(' '), '--help');
    expect(help.code).toBe(0);
    expect(help.stdout).toContain(spec.summary.slice(0, 20));
    expect(await spec.load()).toBeTypeOf('function');
  });

  it('shows its help as ever', async () => {
    expect((await makeCli()('--help')).stdout).toMatchSnapshot('codepushgo');
    expect((await makeCli()('release-react', '--help')).stdout).toMatchSnapshot('release-react');
  });
});
