import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeServer, type TestServer } from '../testing/make-server.ts';
import { openJobs, type JobRunner } from './jobs.ts';

let server: TestServer;
beforeAll(async () => {
  server = await makeServer();
});
afterAll(() => server.stop());

interface Note {
  text: string;
}

// A second runner on the same database, with jobs of its own.
async function runner(register: (jobs: JobRunner) => void): Promise<JobRunner> {
  const jobs = openJobs(server.database, server.platform.log);
  register(jobs);
  await jobs.start({ work: true });
  return jobs;
}

test('a job runs when its transaction commits, and never when it rolls back', async () => {
  const seen: string[] = [];
  const jobs = await runner((all) =>
    all.register<Note>('commit.test', async ({ text }) => void seen.push(text)),
  );
  await server.db
    .transaction(async (tx) => {
      await jobs.send(tx, 'commit.test', { text: 'rolled back' });
      throw new Error('no');
    })
    .catch(() => undefined);
  await server.db.transaction((tx) => jobs.send(tx, 'commit.test', { text: "it's committed $1 ünï" }));
  await jobs.settled();
  expect(seen).toEqual(["it's committed $1 ünï"]);
  await jobs.stop(1000);
});

test('a failing job is tried again', async () => {
  let runs = 0;
  const done = Promise.withResolvers<void>();
  const jobs = await runner((all) =>
    all.register('retry.test', async () => {
      if (++runs === 1) throw new Error('first time');
      done.resolve();
    }),
  );
  await jobs.send(server.db, 'retry.test', {});
  await done.promise;
  expect(runs).toBe(2);
  await jobs.stop(1000);
});

test('a job under way at the stop is handed back and runs at the next start', async () => {
  const started = Promise.withResolvers<void>();
  const first = await runner((all) =>
    all.register<Note>('stop.test', async (_data, { signal }) => {
      started.resolve();
      await new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason)));
    }),
  );
  await first.send(server.db, 'stop.test', { text: 'kept' });
  await started.promise;
  await first.stop(2000);
  const seen: string[] = [];
  const second = await runner((all) =>
    all.register<Note>('stop.test', async ({ text }) => void seen.push(text)),
  );
  await second.settled();
  expect(seen).toEqual(['kept']);
  await second.stop(1000);
});

test('a job that ends within the grace period is not run again', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  let runs = 0;
  const register = (all: JobRunner): void =>
    all.register('grace.test', async () => {
      runs++;
      started.resolve();
      await release.promise;
    });
  const first = await runner(register);
  await first.send(server.db, 'grace.test', {});
  await started.promise;
  const stopping = first.stop(5000);
  release.resolve();
  await stopping;
  const second = await runner(register);
  await second.settled();
  expect(runs).toBe(1);
  await second.stop(1000);
});

test('a job with a singleton key is queued once', async () => {
  const seen: string[] = [];
  const jobs = await runner((all) =>
    all.register<Note>('single.test', async ({ text }) => void seen.push(text), { policy: 'short' }),
  );
  await server.db.transaction(async (tx) => {
    for (const text of ['a', 'b', 'c']) await jobs.send(tx, 'single.test', { text }, { singletonKey: 'k' });
    await jobs.send(tx, 'single.test', { text: 'other' }, { singletonKey: 'l' });
  });
  await jobs.settled();
  expect(seen.toSorted()).toEqual(['a', 'other']);
  await jobs.stop(1000);
});

test('an unknown job is refused', async () => {
  await expect(server.jobs.send(server.db, 'nobody.knows', {})).rejects.toThrow('not registered');
});
