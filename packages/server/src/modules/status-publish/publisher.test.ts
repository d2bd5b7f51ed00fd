import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { change, cursorOf, lastChange } from '#status';
import { textDocument, type Document } from '#status-documents';
import { openLog } from '../../platform/log.ts';
import { eventually } from '../../testing/eventually.ts';
import { statusContext } from '../../testing/status-context.ts';
import { folderTarget } from './folder-target.ts';
import { openPublisher, PUBLISHED, type PublisherParts } from './publisher.ts';
import { openTargets } from './open-targets.ts';
import { primaryFolder } from './primary-folder.ts';
import type { Target } from './target.ts';

const folder = mkdtempSync(join(tmpdir(), 'codepushgo-publish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** A publisher of a small site that shows its changes by their number; `documents` replaces what it renders. */
function makePublisher(given: Partial<PublisherParts> & { documents?: () => Document[] } = {}) {
  const ctx = statusContext({ config: { statusDataDir: join(folder, String((count += 1))) } });
  ctx.log = openLog('silent');
  const site = (): Document[] => [
    textDocument('state.json', `{"seq":${lastChange(ctx)},"at":"${ctx.clock.now().toISOString()}"}`),
    textDocument('', `first page ${lastChange(ctx)}`),
    textDocument('i/one', 'never changes'),
    textDocument('assets/style-abc.css', 'p{}'),
  ];
  const publisher = openPublisher(ctx, {
    render: given.documents ?? site,
    targets: [],
    ...given,
  });
  onTestFinished(() => publisher.stop());
  const root = primaryFolder(ctx);
  return {
    ctx,
    publisher,
    root,
    text: (name: string) => readFileSync(join(root, name), 'utf8'),
    somethingHappens: () =>
      change(ctx, { author: 'test', action: 'test' }, () => ({
        result: undefined,
        target: null,
        audit: {},
        changes: [{ kind: 'facts' }],
      })),
  };
}

const RECORDING = (): Target & { paths: string[][] } => {
  const paths: string[][] = [];
  return {
    name: 'recording',
    paths,
    publish: async (files) => void paths.push(files.map(({ path }) => path)),
  };
};

describe('the folder', () => {
  it('has every file under its name, and the publisher says which change it shows', async () => {
    const { ctx, publisher, text, root } = makePublisher();
    expect(cursorOf(ctx, PUBLISHED)).toBe(0);
    await publisher.publish();
    expect(text('index.html')).toBe(`first page ${lastChange(ctx)}`);
    expect(text('i/one.html')).toBe('never changes');
    expect(cursorOf(ctx, PUBLISHED)).toBe(lastChange(ctx));
    expect(publisher.states()).toMatchObject([{ name: root, error: null, failures: 0, publishedSeq: 1 }]);
  });

  it('is written in order: what pages load, the pages, the state', async () => {
    const target = RECORDING();
    await makePublisher({ targets: [target] }).publisher.publish();
    expect(target.paths).toEqual([['assets/style-abc.css', '', 'i/one', 'state.json']]);
  });

  it('is written on a change and after 60 seconds, and what is the same is left alone', async () => {
    const { ctx, publisher, root, text, somethingHappens } = makePublisher();
    await publisher.start();
    const inode = statSync(join(root, 'i/one.html')).ino;
    const before = text('state.json');
    await publisher.look();
    expect(text('state.json')).toBe(before);
    ctx.clock.advance(59_999);
    await publisher.look();
    expect(text('state.json')).toBe(before);
    ctx.clock.advance(1);
    await publisher.look();
    expect(JSON.parse(text('state.json')).at).toBe(ctx.clock.now().toISOString());
    somethingHappens();
    await eventually(
      async () => cursorOf(ctx, PUBLISHED),
      (seq) => seq === lastChange(ctx),
      10_000,
    );
    expect(text('index.html')).toBe(`first page ${lastChange(ctx)}`);
    expect(statSync(join(root, 'i/one.html')).ino).toBe(inode);
  });

  it('loses what is no longer part of the site, and nothing of others', async () => {
    let names = ['i/old', 'i/stays', 'month/2026-01', 'state.json'];
    const { publisher, root } = makePublisher({
      documents: () => names.map((name) => textDocument(name, name)),
    });
    await publisher.publish();
    writeFileSync(join(root, 'i/of-others.html'), 'x');
    names = ['i/stays', 'state.json'];
    await publisher.publish();
    expect((await readdir(join(root, 'i'))).toSorted()).toEqual(['of-others.html', 'stays.html']);
    expect(existsSync(join(root, 'month'))).toBe(false);
  });

  it('takes away nothing outside, whatever its list of files says', async () => {
    const { publisher, root } = makePublisher();
    await publisher.publish();
    const precious = join(root, '../precious.html');
    writeFileSync(precious, 'not of the site');
    const list = join(root, '.published.json');
    const named = { '../precious.html': '', 'i/../../precious.html': '' };
    writeFileSync(list, JSON.stringify({ ...JSON.parse(readFileSync(list, 'utf8')), ...named }));
    // A new process believes the list.
    await folderTarget(root).publish([], new AbortController().signal);
    expect([existsSync(precious), existsSync(join(root, 'state.json'))]).toEqual([true, false]);
  });

  it('keeps the assets that pages in caches still load', async () => {
    let asset = 'assets/style-1.css';
    const { publisher, root } = makePublisher({
      documents: () => [textDocument(asset, asset), textDocument('state.json', asset)],
    });
    await publisher.publish();
    asset = 'assets/style-2.css';
    await publisher.publish();
    expect(existsSync(join(root, 'assets/style-1.css'))).toBe(true);
  });

  it('refuses a path that leaves it, and stays as it was', async () => {
    let path = 'i/one';
    const { publisher, text } = makePublisher({
      documents: () => [textDocument(path, path), textDocument('state.json', path)],
    });
    await publisher.publish();
    path = '../outside';
    await publisher.publish();
    expect(text('state.json')).toBe('i/one');
  });
});

describe('a fault while publishing', () => {
  it('leaves the former state and says so; the next attempt mends it', async () => {
    const { ctx, publisher, root, text, somethingHappens } = makePublisher();
    await publisher.publish();
    const before = text('state.json');
    // Nothing can be renamed to where a folder is.
    rmSync(join(root, 'index.html'));
    mkdirSync(join(root, 'index.html/in-the-way'), { recursive: true });
    somethingHappens();
    await publisher.look();
    expect(text('state.json')).toBe(before);
    expect(cursorOf(ctx, PUBLISHED)).toBe(lastChange(ctx) - 1);
    expect(publisher.states()[0]).toMatchObject({ failures: 1, error: expect.stringContaining('EISDIR') });
    rmSync(join(root, 'index.html'), { recursive: true });
    ctx.clock.advance(1000);
    await publisher.look();
    expect(text('index.html')).toBe(`first page ${lastChange(ctx)}`);
    expect(cursorOf(ctx, PUBLISHED)).toBe(lastChange(ctx));
    expect(publisher.states()[0]).toMatchObject({ failures: 0, error: null });
  });

  it('leaves the former site when it cannot be rendered', async () => {
    let isBroken = false;
    const { ctx, publisher, text, somethingHappens } = makePublisher({
      documents: () => {
        if (isBroken) throw new Error('broken');
        return [textDocument('state.json', 'whole')];
      },
    });
    await publisher.publish();
    isBroken = true;
    somethingHappens();
    await publisher.look();
    expect(text('state.json')).toBe('whole');
    expect(cursorOf(ctx, PUBLISHED)).toBe(lastChange(ctx) - 1);
  });

  it('is mended by a new process, also where files were damaged', async () => {
    const { publisher, root, text } = makePublisher();
    await publisher.publish();
    writeFileSync(join(root, 'i/one.html'), 'half');
    mkdirSync(join(root, '.publishing'), { recursive: true });
    writeFileSync(join(root, '.publishing/0'), 'left behind');
    const signal = new AbortController().signal;
    const files = [{ ...textDocument('i/one', 'never changes'), sha256: 'x', cacheControl: '' }];
    await folderTarget(root).publish(files, signal);
    expect(text('i/one.html')).toBe('never changes');
  });
});

describe('the whole site', () => {
  it('prints on every page when it was checked, so that a publisher that has stopped looks dead', async () => {
    const { ctx, publisher, root } = makePublisher();
    const whole = openPublisher(ctx);
    onTestFinished(() => whole.stop());
    await whole.publish();
    const names = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html'));
    expect(names).toEqual(expect.arrayContaining(['index.html', 'fr.html', 'en/history.html', '404.html']));
    const pages = (): string[] => names.map((name) => readFileSync(join(root, name), 'utf8'));
    const checkedAt = ctx.clock.now().toISOString();
    for (const page of pages()) expect(page).toContain(`datetime="${checkedAt}"`);
    await publisher.stop();
    await whole.stop();
    ctx.clock.advance(6 * 60_000);
    await whole.look();
    for (const page of pages()) expect(page).toContain(`datetime="${checkedAt}"`);
  });
});

describe('several targets', () => {
  it('are each opened once, and the primary folder is none of them', () => {
    const statusTargets = ['/srv/a', '/srv/a/', 's3://b/c/', 's3://b/c', '/data/status/site'];
    const s3 = { endpoint: undefined, region: 'eu-west-3', keys: undefined };
    const targets = openTargets({ statusTargets, s3, statusDataDir: '/data/status' });
    expect(targets.map(({ name }) => name)).toEqual(['/srv/a', 's3://b/c']);
  });

  it('do not wait for one that fails, which is tried again after a while that grows', async () => {
    const tries: number[] = [];
    let isBroken = true;
    const failing: Target = {
      name: 'failing',
      publish: async () => {
        tries.push(ctx.clock.nowMs());
        if (isBroken) throw new Error('no space at https://user:hidden@example.com');
      },
    };
    const second = join(folder, 'second');
    const { ctx, publisher } = makePublisher({ targets: [failing, folderTarget(second)] });
    await publisher.publish();
    expect(cursorOf(ctx, PUBLISHED)).toBe(lastChange(ctx));
    await eventually(async () => existsSync(join(second, 'state.json')), Boolean, 10_000);
    const started = ctx.clock.nowMs();
    for (let second = 0; second < 20; second += 1) {
      ctx.clock.advance(1000);
      await publisher.look();
      await eventually(
        async () => publisher.states()[1]!.busySince,
        (since) => since === null,
      );
    }
    expect(tries.map((ms) => (ms - started) / 1000)).toEqual([0, 1, 3, 7, 15]);
    expect(publisher.states()[1]).toMatchObject({ name: 'failing', failures: 5, publishedSeq: null });
    expect(publisher.states()[1]!.error).not.toContain('user:hidden');
    isBroken = false;
    ctx.clock.advance(60_000);
    await publisher.look();
    await eventually(
      async () => publisher.states()[1]!,
      ({ error }) => error === null,
      10_000,
    );
  });

  it('do not wait for one that hangs, and stopping ends it', async () => {
    const hanging: Target = {
      name: 'hanging',
      publish: (_, signal) =>
        new Promise((_done, fail) => signal.addEventListener('abort', () => fail(signal.reason))),
    };
    const last = RECORDING();
    const { ctx, publisher, somethingHappens } = makePublisher({ targets: [hanging, last] });
    await publisher.publish();
    somethingHappens();
    await publisher.look();
    expect(cursorOf(ctx, PUBLISHED)).toBe(lastChange(ctx));
    await eventually(
      async () => last.paths.length,
      (times) => times === 2,
      10_000,
    );
    expect(publisher.states()[1]!.busySince).not.toBeNull();
    await publisher.stop();
  });
});
