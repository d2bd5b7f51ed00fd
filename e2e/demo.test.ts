import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { isLongForm } from '../packages/server/src/testing/long-form.ts';
import { spawnNode } from '../packages/server/src/testing/spawn-node.ts';

const folder = mkdtempSync(join(tmpdir(), 'codepushgo-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the demo to the end of its story, in a folder of its own. */
async function story(): Promise<{ code: number | null; told: string }> {
  const demo = resolve('packages/server/src/testing/demo.ts');
  const child = spawnNode([demo, '--exit'], {
    cwd: folder,
    env: { ...process.env, PORT: '4600' },
  });
  const [out, err, code] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    new Promise<number | null>((done) => child.once('close', done)),
  ]);
  return { code, told: out + err };
}

/** The figures behind a label in one chapter, in order. */
function figures(told: string, chapter: number, label: string): string[] {
  const part = told.split(/^\d\. /m)[chapter] ?? '';
  return [...part.matchAll(new RegExp(`^ +${label} .*?(\\d+) of (\\d+)$`, 'gm'))].map(
    ([, count, total]) => `${count}/${total}`,
  );
}

describe('npm run demo', () => {
  it('tells its story to the end, and in the long form again', { timeout: 600_000 }, async () => {
    const { code, told } = await story();
    expect(code, told).toBe(0);
    expect(figures(told, 2, 'v1')).toEqual(['12/12', '188/188']);
    const [v1, v2] = [figures(told, 3, 'v1'), figures(told, 3, 'v2')].map((counts) =>
      counts.map((count) => Number(count.split('/')[0])),
    );
    expect((v1?.[0] ?? 0) + (v2?.[0] ?? 0)).toBe(188);
    expect(v2?.at(-1)).toBe(188);
    const bad = /v3 for 50 %: (\d+) devices installed it, (\d+) crashed/.exec(told);
    expect(told).toContain(`figures of v3: ${bad?.[1]} installed, ${bad?.[2]} failed`);
    expect(Number(bad?.[2])).toBeGreaterThan(0);
    expect(told).toContain('halted: 0 more devices got it');
    expect(told).toContain(`rolled back: v4 has the contents of v2; ${bad?.[1]} devices took it`);
    expect(told).toMatch(
      /customer-\d+: update v4 \(served\)[^]*customer-\d+: nothing \(halted\)[^]*customer-\d+: update v3 \(served\)/,
    );
    const support = told.split(/^\d\. /m)[6];
    expect(support).toMatch(/✓ CPG-\d+ of Acme \(Team\): a first answer is due .* UTC; shared: .*releases/);
    expect(support).toMatch(/evidence: customer-\d+ was held at v3 once that was halted/);
    expect(support).toContain('Sam answered from the desk: the first answer is met');
    expect(support).toMatch(/✗ declined on the free plan: .+\n +kept as kpt_/);
    expect(support).toMatch(/✗ CPG-1 of Globex.*: breached, the first answer was due /);
    const status = told.split(/^\d\. /m)[7];
    expect(status).toMatch(/: Update checks fail, opened by probes, resolved after 36 minutes/);
    expect(status).toMatch(/✓ maintenance ahead: .+ UTC, http:\/\/localhost:\d+\/i\/\w+/);
    expect(status).toMatch(
      /✗ \d{4}-\d\d: 98\.\d{3} % available, below 99.*\n.*\$249\.00, 10 % of the fee.*\n.*✓ confirmed with one click/,
    );
    const again = isLongForm() ? (await story()).code : 0;
    expect(again).toBe(0);
  });
});
