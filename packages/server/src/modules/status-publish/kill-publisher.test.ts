import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { textDocument } from '#status-documents';
import { isLongForm } from '../../testing/long-form.ts';
import { spawnNode } from '../../testing/spawn-node.ts';
import { editionOf } from './edition.ts';
import { folderTarget } from './folder-target.ts';

const root = mkdtempSync(join(tmpdir(), 'codepushgo-kill-publish-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const script = resolve(import.meta.dirname, '../../testing/publish-for-ever.ts');
const never = new AbortController().signal;

async function publishUntilKilled(afterMs: number): Promise<void> {
  const child = spawnNode([script, root], { streams: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout!, 'data');
  await setTimeout(afterMs);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

const namesOf = (): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('/.pub'))
    .map(({ parentPath, name }) => join(parentPath, name));

it('a publisher that is killed leaves whole files and a former or the new state, and the next one tidies up', async () => {
  let mixed = 0;
  for (let kill = 0; kill < (isLongForm() ? 120 : 4); kill += 1) {
    // Into another moment of an edition each time; not a wait for work.
    await publishUntilKilled((kill * 7) % 53);
    const state = Number(readFileSync(join(root, 'state.json'), 'utf8'));
    const pages = namesOf().filter((name) => name.endsWith('.html') || name.endsWith('.css'));
    const editions = pages.map((name) => {
      const [, first, last] = /^(\d+) .* (\d+)$/s.exec(readFileSync(name, 'utf8')) ?? [];
      expect(first, name).toBe(last);
      return Number(first);
    });
    // Nothing is behind the state, and nothing more than one edition ahead of it.
    expect(Math.min(...editions)).toBeGreaterThanOrEqual(state - 1);
    expect(Math.max(...editions)).toBeLessThanOrEqual(state + 1);
    if (new Set(editions).size > 1) mixed += 1;
    await folderTarget(root).publish(editionOf(1, [textDocument('state.json', 'tidy')]).files, never);
    expect(
      namesOf()
        .map((name) => name.slice(root.length + 1))
        .toSorted(),
    ).toEqual(['assets/style.css', 'state.json']);
  }
  console.log(`killed publishers: ${mixed} between two editions`);
});
