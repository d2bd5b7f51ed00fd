import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textDocument, type Document } from '#status-documents';
import { openS3, type S3Settings } from '../../platform/storage-s3.ts';
import { editionOf, type PublishedFile } from './edition.ts';
import { openTargets } from './open-targets.ts';
import { s3Target } from './s3-target.ts';

const directory = mkdtempSync(join(tmpdir(), 'codepushgo-s3-'));
const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory,
  configureBuckets: [{ name: 'site', configs: [] }],
});
let settings: S3Settings;
let reader: S3Client;
const never = new AbortController().signal;

beforeAll(async () => {
  const { port } = await server.run();
  settings = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', keys };
  reader = new S3Client({
    ...settings,
    endpoint: settings.endpoint!,
    credentials: keys,
    forcePathStyle: true,
  });
});
afterAll(async () => {
  reader.destroy();
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

const filesOf = (...documents: Document[]): PublishedFile[] => editionOf(1, documents).files;

async function keysBelow(Prefix: string): Promise<string[]> {
  const { Contents } = await reader.send(new ListObjectsV2Command({ Bucket: 'site', Prefix }));
  return (Contents ?? []).map(({ Key }) => Key!.slice(Prefix.length));
}

describe('a bucket as a target', () => {
  it('has the files under their addresses, with their types and how long they may be kept', async () => {
    const [target] = openTargets({
      statusTargets: ['s3://site/eu/'],
      s3: settings,
      statusDataDir: directory,
    });
    await target!.publish(
      filesOf(
        textDocument('state.json', '{}'),
        textDocument('', 'first'),
        textDocument('fr/history', 'histoire'),
        textDocument('assets/style-1.css', 'p{}'),
      ),
      never,
    );
    expect(await keysBelow('eu/')).toEqual([
      '.published.json',
      'assets/style-1.css',
      'fr/history',
      'index.html',
      'state.json',
    ]);
    const head = (name: string) => reader.send(new HeadObjectCommand({ Bucket: 'site', Key: `eu/${name}` }));
    expect(await head('assets/style-1.css')).toMatchObject({
      ContentType: 'text/css; charset=utf-8',
      CacheControl: 'public, max-age=31536000, immutable',
    });
    expect(await head('fr/history')).toMatchObject({
      ContentType: 'text/html; charset=utf-8',
      CacheControl: 'public, max-age=15, stale-while-revalidate=60, stale-if-error=86400',
    });
    const { Body } = await reader.send(new GetObjectCommand({ Bucket: 'site', Key: 'eu/fr/history' }));
    expect(await Body!.transformToString()).toBe('histoire');
    target!.close!();
  });

  it('is given only what changed, by a new process as well, and loses what is gone', async () => {
    const before = filesOf(
      textDocument('i/one', 'one'),
      textDocument('i/two', 'two'),
      textDocument('state.json', '1'),
    );
    const first = s3Target('s3://site/diff', settings);
    await first.publish(before, never);
    first.close!();
    const written = async (name: string) =>
      (await reader.send(new HeadObjectCommand({ Bucket: 'site', Key: `diff/${name}` }))).ETag;
    const etag = await written('i/one');
    // Somebody else has overwritten it: whoever leaves unchanged files alone does not see it.
    const other = await openS3('s3://site/diff', settings);
    await other.put(
      'i/one',
      Buffer.from('of others'),
      { contentType: 'text/plain', cacheControl: '' },
      never,
    );
    await other.put('i/foreign', Buffer.from('x'), { contentType: 'text/plain', cacheControl: '' }, never);
    other.close();
    const second = s3Target('s3://site/diff', settings);
    await second.publish(filesOf(textDocument('i/one', 'one'), textDocument('state.json', '2')), never);
    second.close!();
    expect(await written('i/one')).not.toBe(etag);
    expect(await keysBelow('diff/')).toEqual(['.published.json', 'i/foreign', 'i/one', 'state.json']);
  });

  it('gives the whole site again after a failure in the middle', async () => {
    const target = s3Target('s3://site/again', settings);
    const files = filesOf(textDocument('i/one', 'one'), textDocument('state.json', '1'));
    // The library refuses to send such a header, as a line that breaks would.
    const [page, state] = files;
    const broken = { ...state!, contentType: 'text/plain\n' };
    await expect(target.publish([page!, broken], never)).rejects.toBeInstanceOf(Error);
    expect(await keysBelow('again/')).toEqual(['.published.json', 'i/one']);
    await target.publish(files, never);
    expect(await keysBelow('again/')).toEqual(['.published.json', 'i/one', 'state.json']);
    target.close!();
  });

  it('says what is wrong with a bucket that is not there', async () => {
    const target = s3Target('s3://nobody/here', settings);
    await expect(target.publish(filesOf(textDocument('state.json', '1')), never)).rejects.toThrow(/bucket/i);
    target.close!();
    await expect(openS3('s3:/half', settings)).rejects.toThrow('Write it as s3://bucket/prefix.');
  });
});
