import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { receiveRelease } from './receive-release.ts';

const MEGABYTE = 1024 * 1024;

async function store(stream: Readable): Promise<{ blob: string; sizeBytes: number }> {
  const bytes = await buffer(stream);
  return { blob: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}

async function requestOf(form: FormData): Promise<Request> {
  const made = new Response(form);
  const headers = { 'content-type': made.headers.get('content-type') ?? '' };
  return new Request('http://localhost/', { method: 'POST', body: await made.arrayBuffer(), headers });
}

function formOf(parts: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}

test('takes the parts in either order and leaves others alone', async () => {
  const bytes = randomBytes(300_000);
  const file: [string, Blob] = ['package', new Blob([bytes])];
  const info: [string, string] = ['packageInfo', '{"appVersion":"1.0.0"}'];
  const other: [string, Blob] = ['extra', new Blob([randomBytes(1000)])];
  for (const parts of [
    [file, info],
    [info, file],
    [other, file, other, info],
  ]) {
    const received = await receiveRelease(await requestOf(formOf(parts)), store, MEGABYTE);
    expect(received.info).toEqual({ appVersion: '1.0.0' });
    expect(received.file?.blob).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('several requests at once keep their own file', async () => {
  const files = Array.from({ length: 8 }, () => randomBytes(200_000));
  const received = await Promise.all(
    files.map(async (bytes) =>
      receiveRelease(await requestOf(formOf([['package', new Blob([bytes])]])), store, MEGABYTE),
    ),
  );
  expect(received.map(({ file }) => file?.blob)).toEqual(
    files.map((bytes) => createHash('sha256').update(bytes).digest('hex')),
  );
});

test('what is not there or cannot be parsed counts as missing', async () => {
  const noFile = await receiveRelease(
    await requestOf(formOf([['packageInfo', '{"appVersion":']])),
    store,
    MEGABYTE,
  );
  expect(noFile).toEqual({ hasFile: false, file: null, info: {} });
  const textPart = await receiveRelease(
    await requestOf(formOf([['package', 'not a file']])),
    store,
    MEGABYTE,
  );
  expect(textPart.hasFile).toBe(false);
  const json = new Request('http://localhost/', { method: 'POST', body: '{}' });
  expect((await receiveRelease(json, store, MEGABYTE)).hasFile).toBe(false);
});

test('a file of exactly the limit passes, one byte more does not', async () => {
  const exact = await receiveRelease(
    await requestOf(formOf([['package', new Blob([randomBytes(MEGABYTE)])]])),
    store,
    MEGABYTE,
  );
  expect(exact.file?.sizeBytes).toBe(MEGABYTE);
  const large = (): FormData =>
    formOf([
      ['package', new Blob([randomBytes(MEGABYTE + 1)])],
      ['packageInfo', '{}'],
    ]);
  for (const target of [store, null]) {
    await expect(receiveRelease(await requestOf(large()), target, MEGABYTE)).rejects.toMatchObject({
      status: 413,
      message: 'The uploaded file is larger than the size limit of 1 megabytes.',
    });
  }
  const huge = formOf([['package', new Blob([randomBytes(6 * MEGABYTE)])]]);
  await expect(receiveRelease(await requestOf(huge), store, MEGABYTE)).rejects.toMatchObject({ status: 413 });
});

test('a body that breaks off is refused, also while the file is being stored', async () => {
  const whole = await requestOf(formOf([['package', new Blob([randomBytes(100_000)])]]));
  const { headers } = whole;
  const body = (await whole.arrayBuffer()).slice(0, 50_000);
  const cut = new Request('http://localhost/', { method: 'POST', body, headers });
  await expect(receiveRelease(cut, store, MEGABYTE)).rejects.toMatchObject({ status: 400 });
});

test('a store that fails ends the request with its own error', async () => {
  const failing = async (stream: Readable): Promise<never> => {
    for await (const _chunk of stream) break;
    throw new Error('disk full');
  };
  const form = formOf([
    ['package', new Blob([randomBytes(900_000)])],
    ['packageInfo', '{}'],
  ]);
  await expect(receiveRelease(await requestOf(form), failing, MEGABYTE)).rejects.toThrow('disk full');
});
