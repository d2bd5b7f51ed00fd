import { describe, expect, it } from 'vitest';
import { Problem } from '../../platform/problem.ts';
import { GroupCommit } from './group-commit.ts';

describe('grouped commits', () => {
  it('bring together what arrives while a commit is under way', async () => {
    const groups: number[][] = [];
    const first = Promise.withResolvers<void>();
    const commits = new GroupCommit<number>(async (items) => {
      groups.push(items);
      if (groups.length === 1) await first.promise;
    });
    const early = commits.add(1);
    while (groups.length === 0) await new Promise((turn) => setImmediate(turn));
    const late = [2, 3, 4].map((item) => commits.add(item));
    first.resolve();
    await Promise.all([early, ...late]);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('let each caller wait for its own commit', async () => {
    let isCommitted = false;
    const commits = new GroupCommit<number>(async () => {
      await new Promise((turn) => setImmediate(turn));
      isCommitted = true;
    });
    await commits.add(1);
    expect(isCommitted).toBe(true);
  });

  it('fail only the item that spoils a group', async () => {
    const written: number[] = [];
    const commits = new GroupCommit<number>(async (items) => {
      if (items.includes(2)) throw new Error('cannot be stored');
      written.push(...items);
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => commits.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(written).toEqual([1, 3]);
  });

  it('tell everybody when the database is gone', async () => {
    let tries = 0;
    const commits = new GroupCommit<number>(async () => {
      tries++;
      throw new Problem('unavailable', 'gone');
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => commits.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(tries).toBe(1);
  });

  it('refuse when too much waits', async () => {
    const commits = new GroupCommit<number>(() => new Promise(() => undefined));
    for (let i = 0; i < 20_000; i++) void commits.add(i);
    await expect(commits.add(0)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
