import { expect, test } from 'vitest';
import { leave, stay, unlessLeaving } from './leaving.ts';

const SERVER = 'https://codepushgo.example';

test('while one leaves a page reads wait, those called off are never sent, and changes go at once', async () => {
  const sent: string[] = [];
  const ask = unlessLeaving((input) => {
    const { method, url } = input as Request;
    sent.push(`${method} ${url.slice(SERVER.length)}`);
    return Promise.resolve(new Response());
  });
  const get = (path: string, signal?: AbortSignal) =>
    ask(new Request(SERVER + path, { signal: signal ?? null }));
  await get('/before');
  leave();
  const old = new AbortController();
  const ofOld = get('/old', old.signal);
  const ofNew = get('/new');
  await ask(new Request(`${SERVER}/channel`, { method: 'DELETE' }));
  expect(sent).toEqual(['GET /before', 'DELETE /channel']);
  old.abort();
  stay();
  await expect(ofOld).rejects.toThrow(/abort/i);
  await ofNew;
  await get('/after');
  expect(sent.slice(2)).toEqual(['GET /new', 'GET /after']);
});
