import { expect, test } from 'vitest';
import { databaseDown } from './db-errors.ts';
import { openLog } from './log.ts';
import { WaitingSums } from './waiting-sums.ts';

interface Row {
  key: string;
  n: number;
}

function makeSums(mostWaiting: number) {
  const world = { fault: null as Error | null, written: [] as Row[], lost: [] as string[] };
  const sums = new WaitingSums<Row>(openLog('silent'), {
    name: 'sums of a test',
    flushMs: 3_600_000,
    mostWaiting,
    fold: (into, { n }) => void (into.n += n),
    write: async (rows) => {
      const { fault } = world;
      await Promise.resolve();
      if (fault) throw fault;
      world.written.push(...rows);
    },
    lost: ({ key }) => void world.lost.push(key),
  });
  const add = (key: string, n = 1): void => void (sums.rowOf(key, () => ({ key, n: 0 })).n += n);
  return { sums, world, add };
}
const away = databaseDown(new Error('taken away by the test'));

test('sums wait while the database is away, and are written once with what came meanwhile', async () => {
  const { sums, world, add } = makeSums(10);
  add('a');
  add('b');
  world.fault = away;
  const during = sums.flush();
  add('b', 5);
  add('c');
  await during;
  world.fault = null;
  await sums.flush();
  await sums.flush();
  expect(world.written).toEqual([
    { key: 'a', n: 1 },
    { key: 'b', n: 6 },
    { key: 'c', n: 1 },
  ]);
});

test('without room the oldest are given up, also after the database refused to answer', async () => {
  const { sums, world, add } = makeSums(3);
  for (const key of ['a', 'b', 'c']) add(key);
  world.fault = away;
  const during = sums.flush();
  add('d');
  await during;
  add('e');
  expect(world.lost).toEqual(['a', 'b']);
  world.fault = null;
  await sums.flush();
  expect(world.written.map(({ key }) => key)).toEqual(['c', 'd', 'e']);
});

test('what the database refuses is given up, and later sums are written', async () => {
  const { sums, world, add } = makeSums(3);
  add('a');
  const { round } = sums;
  world.fault = new Error('no such column');
  await sums.flush();
  expect(world.lost).toEqual(['a']);
  expect(sums.round).not.toBe(round);
  world.fault = null;
  add('b');
  await sums.flush();
  expect(world.written).toEqual([{ key: 'b', n: 1 }]);
});
