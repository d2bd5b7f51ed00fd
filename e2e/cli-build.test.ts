import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const run = promisify(execFile);

it('the built command line needs nothing but its own folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'codepushgo-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await run(process.execPath, ['packages/cli/build.ts', join(folder, 'dist')]);
  cpSync('packages/cli/bin', join(folder, 'bin'), { recursive: true });
  cpSync('packages/cli/package.json', join(folder, 'package.json'));
  const env = { ...process.env, CODEPUSHGO_HOME: join(folder, 'home') };
  const call = (...args: string[]) =>
    run(process.execPath, [join(folder, 'bin', 'codepushgo.js'), ...args], { env, cwd: folder });
  expect((await call('--version')).stdout).toBe('0.1.0\n');
  expect((await call('release-react', '--help')).stdout).toContain('--use-hermes');
  await expect(call('doctor', '--json')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('"checks"'),
  });
  expect(readFileSync(join(folder, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toMatch(/^commander \d/m);
});
