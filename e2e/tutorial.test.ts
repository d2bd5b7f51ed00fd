import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, startDemoServer, type DemoServer } from '../packages/server/src/testing/demo-process.ts';

const TUTORIAL = 'docs/tutorials/first-release.md';
const blocks = [...readFileSync(TUTORIAL, 'utf8').matchAll(/^```sh test\n([\s\S]*?)^```$/gm)].map(
  ([, code = '']) => code.trim(),
);

const dataDir = mkdtempSync(join(tmpdir(), 'codepushgo-tutorial-'));
let server: DemoServer;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  const port = await freePort(4800);
  const url = `http://localhost:${port}`;
  server = await startDemoServer({ port, dataDir, url });
  env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: dataDir,
    PUBLIC_URL: url,
    CODEPUSHGO_SERVER: url,
    CODEPUSHGO_HOME: join(dataDir, 'cli'),
  };
});
afterAll(async () => {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
  rmSync('build', { recursive: true, force: true });
});

describe('the tutorial', () => {
  it('has blocks to run', () => expect(blocks.length).toBeGreaterThan(4));

  it.each(blocks.map((code, at) => ({ code, step: at + 1 })))(
    'runs as it stands, block $step',
    { timeout: 120_000 },
    ({ code }) => {
      const { status, stdout, stderr } = spawnSync('bash', ['-euc', code], { env, encoding: 'utf8' });
      expect(status, `${code}\n${stdout}${stderr}`).toBe(0);
      const made = /"accessKey": ?"([^"]+)"/.exec(stdout)?.[1];
      if (made) env['CODEPUSHGO_ACCESS_KEY'] = made;
    },
  );
});
