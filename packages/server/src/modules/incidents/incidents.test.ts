import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLog } from '../../platform/log.ts';
import { knownIncidentsOf, openIncidentsOf } from './state-document.ts';
import { openStateReader } from './state-reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'codepushgo-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const slow = {
  id: 'inc_1',
  title: { en: 'Downloads are slow', fr: 'Les téléchargements sont lents' },
  startedAt: '2030-01-01T10:00:00+01:00',
  components: ['downloads'],
};
const document = (...incidents: unknown[]) => JSON.stringify({ format: 'later', incidents });

test('a state document gives what is open, the newest first, in both languages', () => {
  const plain = { ...slow, id: 'inc_2', title: 'The API is down', startedAt: '2030-01-02T00:00:00Z' };
  const over = { ...slow, id: 'inc_3', resolvedAt: '2030-01-03T00:00:00Z' };
  expect(openIncidentsOf(document(slow, plain, over, { id: 7 }, null))).toEqual([
    expect.objectContaining({ id: 'inc_2', title: { en: 'The API is down', fr: 'The API is down' } }),
    {
      id: 'inc_1',
      title: slow.title,
      update: { en: '', fr: '' },
      since: '2030-01-01T09:00:00.000Z',
      url: null,
      components: ['downloads'],
    },
  ]);
  const known = knownIncidentsOf(document(slow, plain, over));
  expect(known.map(({ id, resolvedAt }) => [id, resolvedAt])).toEqual([
    ['inc_2', null],
    ['inc_1', null],
    ['inc_3', '2030-01-03T00:00:00.000Z'],
  ]);
  expect(() => openIncidentsOf('[]')).toThrow('expected object');
});

test('the reader takes a file or an address, and stays with what it knew', async () => {
  const file = join(folder, 'state.json');
  writeFileSync(file, document(slow));
  const reader = openStateReader(file, openLog('silent'));
  expect(reader.now()).toEqual([]);
  await reader.start();
  expect(reader.now().map(({ id }) => id)).toEqual(['inc_1']);
  writeFileSync(file, 'half a docum');
  await reader.start();
  reader.stop();
  expect(reader.now().map(({ id }) => id)).toEqual(['inc_1']);

  const http = createServer((_req, res) => res.end(document({ ...slow, id: 'inc_9' }))).listen(
    0,
    '127.0.0.1',
  );
  await new Promise((done) => http.once('listening', done));
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/state.json`;
  const remote = openStateReader(url, openLog('silent'));
  await remote.start();
  remote.stop();
  http.close();
  expect(remote.now().map(({ id }) => id)).toEqual(['inc_9']);

  const none = openStateReader(undefined, openLog('silent'));
  await none.start();
  expect(none.now()).toEqual([]);
});
