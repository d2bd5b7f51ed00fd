import { createHash, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSmallDisk } from '../testing/small-disk.ts';
import { openLog } from './log.ts';
import { openDiskStorage, type Storage } from './storage-disk.ts';

let root: string;
let files: Storage;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codepushgo-files-'));
  files = openDiskStorage(root, openLog('silent'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const sha = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const left = (): string[] => readdirSync(join(root, 'tmp'));

test('a stream is stored under its digest, once', async () => {
  const stored = await files.put(Readable.from([Buffer.from('hel'), Buffer.from('lo')]));
  expect(stored).toEqual({ sha256: sha('hello'), sizeBytes: 5 });
  await files.put(Readable.from([Buffer.from('hello')]));
  const file = await files.get(stored.sha256, 5);
  expect(await text(file.stream())).toBe('hello');
  expect(await text(file.stream({ start: 1, end: 3 }))).toBe('ell');
  expect(left()).toEqual([]);
});

test('a temporary file is moved, any other file is copied', async () => {
  const temp = files.tempPath();
  mkdirSync(join(root, 'tmp'), { recursive: true });
  writeFileSync(temp, 'moved');
  await files.put(temp);
  expect(left()).toEqual([]);
  const outside = join(root, 'outside');
  writeFileSync(outside, 'copied');
  const { sha256 } = await files.put(outside);
  expect([readFileSync(outside, 'utf8'), await files.has(sha256)]).toEqual(['copied', true]);
});

test('what was received waits in the temporary folder until it is stored or refused', async () => {
  const received = await files.receive(Readable.from([Buffer.from('hel'), Buffer.from('lo')]));
  expect(received).toMatchObject({ sha256: sha('hello'), sizeBytes: 5 });
  expect([left().length, await files.has(received.sha256)]).toEqual([1, false]);
  expect(await files.put(received)).toEqual({ sha256: sha('hello'), sizeBytes: 5 });
  expect(await text((await files.get(received.sha256, 5)).stream())).toBe('hello');
  const unwanted = await files.receive(Readable.from([Buffer.from('no')]));
  const refuse = (): void => {
    throw new Error('refused');
  };
  await expect(files.put(unwanted, refuse)).rejects.toThrow('refused');
  expect([left(), await files.has(unwanted.sha256)]).toEqual([[], false]);
});

test('a stream that breaks off leaves nothing', async () => {
  const broken = new Readable({ read: () => undefined });
  broken.push('half');
  setImmediate(() => broken.destroy(new Error('connection lost')));
  await expect(files.put(broken)).rejects.toThrow('connection lost');
  expect(left()).toEqual([]);
});

test('the same content put many times at once is one file', async () => {
  const content = randomBytes(300_000);
  const all = await Promise.all(Array.from({ length: 10 }, () => files.put(Readable.from([content]))));
  expect(new Set(all.map(({ sha256 }) => sha256))).toEqual(new Set([sha(content)]));
  expect(readFileSync((await files.get(sha(content))).path)).toEqual(content);
});

test('a lost or damaged file is told, and a removed one is gone', async () => {
  const { sha256, sizeBytes } = await files.put(Readable.from([Buffer.from('precious')]));
  truncateSync((await files.get(sha256)).path, 3);
  await expect(files.get(sha256, sizeBytes)).rejects.toThrow(
    'has 3 bytes instead of 8. The operator must restore it',
  );
  await files.remove(sha256);
  await files.remove(sha256);
  await expect(files.get(sha256)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('is missing'),
  });
  expect(await files.has(sha256)).toBe(false);
});

test('only digests are names', async () => {
  for (const name of ['../../etc/passwd', 'A'.repeat(64), ''])
    await expect(files.get(name)).rejects.toThrow('Not a SHA-256');
});

test('work in progress of a killed process is swept, younger work is not', async () => {
  mkdirSync(join(root, 'tmp'), { recursive: true });
  writeFileSync(files.tempPath(), 'left behind');
  await files.sweepTemp(new Date(0));
  expect(left()).toHaveLength(1);
  await files.sweepTemp(new Date(8e15));
  expect(left()).toEqual([]);
});

test('a file in a folder’s place makes the store unavailable until it is gone', async () => {
  writeFileSync(join(root, 'tmp'), 'in the way');
  await expect(files.put(Readable.from([Buffer.from('x')]))).rejects.toMatchObject({ code: 'unavailable' });
  await expect(files.healthy()).rejects.toMatchObject({ code: 'unavailable' });
  rmSync(join(root, 'tmp'));
  await files.healthy();
  await files.put(Readable.from([Buffer.from('x')]));
});

test('on a full disk nothing half-written stays, what is there can be read, and room ends it', async () => {
  const disk = makeSmallDisk(4);
  try {
    const small = openDiskStorage(disk.folder, openLog('silent'));
    const kept = await small.put(Readable.from([Buffer.from('kept')]));
    disk.fill();
    const large = (): Readable => Readable.from([randomBytes(200_000)]);
    await expect(small.put(large())).rejects.toMatchObject({
      code: 'unavailable',
      extra: { retryAfterSeconds: 10 },
    });
    expect(readdirSync(join(disk.folder, 'tmp'))).toEqual([]);
    expect(await text((await small.get(kept.sha256, 4)).stream())).toBe('kept');
    disk.free();
    await small.put(large());
  } finally {
    disk.free();
    disk.drop();
  }
});
