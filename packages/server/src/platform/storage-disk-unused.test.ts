import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLog } from './log.ts';
import { openDiskStorage, type Storage } from './storage-disk.ts';

let root: string;
let files: Storage;
const OLD = new Date('2026-01-01T00:00:00Z');
const NEW = new Date('2026-02-01T00:00:00Z');
const CUTOFF = Date.UTC(2026, 0, 15);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'codepushgo-files-'));
  files = openDiskStorage(root, openLog('silent'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const put = async (text: string, at: Date): Promise<string> => {
  const { sha256 } = await files.put(Readable.from([Buffer.from(text)]));
  expect(await files.touch(sha256, at)).toBe(true);
  return sha256;
};

test('an old file that nobody refers to is removed', async () => {
  const sha256 = await put('old', OLD);
  expect(await files.removeUnused(sha256, CUTOFF, async () => true)).toBe(true);
  expect(await files.has(sha256)).toBe(false);
  expect(await files.touch(sha256, NEW)).toBe(false);
});

test('a file that is referred to meanwhile, or whose use cannot be found out, stays', async () => {
  const sha256 = await put('old', OLD);
  expect(await files.removeUnused(sha256, CUTOFF, async () => false)).toBe(false);
  expect(await files.removeUnused(sha256, CUTOFF, () => Promise.reject(new Error('gone')))).toBe(false);
  expect(await files.has(sha256)).toBe(true);
});

test('a file that was touched or put again meanwhile stays', async () => {
  const touched = await put('touched', NEW);
  expect(await files.removeUnused(touched, CUTOFF, async () => true)).toBe(false);
  const again = await put('again', OLD);
  const put2 = async () => (await put('again', NEW)) === again;
  await files.removeUnused(again, CUTOFF, put2);
  expect(await files.has(again)).toBe(true);
});

test('whoever wants a file while it is put aside gets it, and it stays', async () => {
  const wanted: [string, (sha256: string) => Promise<unknown>][] = [
    ['touched', async (sha256) => expect(await files.touch(sha256, NEW)).toBe(true)],
    ['asked for', async (sha256) => expect(await files.has(sha256)).toBe(true)],
    ['read', async (sha256) => expect((await files.get(sha256)).sizeBytes).toBe(4)],
    ['touched twice', (sha256) => Promise.all([files.touch(sha256, NEW), files.touch(sha256, NEW)])],
  ];
  for (const [how, want] of wanted) {
    const sha256 = await put('want', OLD);
    const isUnused = async () => (await want(sha256), true);
    expect(await files.removeUnused(sha256, CUTOFF, isUnused), how).toBe(false);
    expect(await files.has(sha256), how).toBe(true);
  }
});

test('the list has every file once, also one that a killed process had put aside', async () => {
  const one = await put('one', OLD);
  const two = await put('two', NEW);
  const path = join(root, two.slice(0, 2), two.slice(2, 4), two);
  await rename(path, `${path}.aside`);
  const listed = await Array.fromAsync(files.list());
  expect(listed.map((file) => file.sha256).sort()).toEqual([one, two].sort());
  expect(listed.find((file) => file.sha256 === one)?.modifiedMs).toBe(OLD.getTime());
  expect(await files.has(two)).toBe(true);
});
