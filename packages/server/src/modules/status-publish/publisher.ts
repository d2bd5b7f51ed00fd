import { moveCursor, type Snapshot, type StatusContext } from '#status';
import type { Document } from '#status-documents';
import { editionMaker } from './edition-maker.ts';
import type { Edition } from './edition.ts';
import { folderTarget } from './folder-target.ts';
import { openTargets } from './open-targets.ts';
import { primaryFolder } from './primary-folder.ts';
import { renderSite } from './render-site.ts';
import { runTarget, type TargetState } from './target-runner.ts';
import type { Target } from './target.ts';

/** The name under which `cursorOf` tells the last change that the primary folder shows whole. */
export const PUBLISHED = 'published';
const LOOK_MS = 500;

/** What of a publisher may be another. */
export interface PublisherParts {
  /** Every file of the site, `state.json` among them; pages and documents unless given. */
  render?(snapshot: Snapshot): Document[] | Promise<Document[]>;
  /** Besides the primary folder; those of the configuration unless given. */
  targets?: Target[];
  /** How often the site is published though nothing has changed; 60 seconds unless given. */
  everyMs?: number;
}

export interface Publisher {
  /** Renders the site and gives it to every target; resolves once the primary folder was tried. Never rejects. */
  publish(): Promise<void>;
  /** Publishes when there is a change or it is time, and tries failed targets again; the clock decides. */
  look(): Promise<void>;
  /** The primary folder first. */
  states(): TargetState[];
  /** Publishes once, then on every change and every interval. */
  start(): Promise<void>;
  /** Resolves when nothing is being written any more. */
  stop(): Promise<void>;
}

/**
 * Publishes the status site. Each target goes its own way: one that fails or hangs keeps no other waiting. Once the
 * primary folder shows a change, the cursor `published` says so, and subscribers may be told.
 *
 * @example await openPublisher(ctx).start();
 */
export function openPublisher(ctx: StatusContext, parts: PublisherParts = {}): Publisher {
  const { render = renderSite, targets = openTargets(ctx.config), everyMs = 60_000 } = parts;
  const stopping = new AbortController();
  const means = { clock: ctx.clock, log: ctx.log, stop: stopping.signal };
  const done = ({ seq }: Edition): void => moveCursor(ctx, PUBLISHED, seq);
  const primary = runTarget(folderTarget(primaryFolder(ctx)), { ...means, done });
  const runners = [primary, ...targets.map((target) => runTarget(target, means))];
  const editions = editionMaker(ctx, render, everyMs);
  let end = (): void => {};
  const runAll = async (): Promise<void> => {
    for (const runner of runners) void runner.run();
    await primary.run();
  };
  const publish = async (): Promise<void> => {
    const edition = await editions.make();
    if (edition) for (const runner of runners) runner.offer(edition);
    await runAll();
  };
  const look = async (): Promise<void> => {
    if (stopping.signal.aborted || editions.isBusy()) return;
    await (editions.isDue() ? publish() : runAll());
  };
  return {
    publish,
    look,
    states: () => runners.map((runner) => runner.state()),
    async start() {
      const lookNow = (): void =>
        void look().catch((err) => ctx.log.error({ err }, 'the publisher cannot read the facts'));
      const timer = setInterval(lookNow, LOOK_MS).unref();
      const forget = ctx.store.onChange(lookNow);
      end = () => (clearInterval(timer), forget());
      await publish();
    },
    async stop() {
      end();
      stopping.abort();
      await Promise.all(runners.map((runner) => runner.run()));
      for (const target of targets) target.close?.();
    },
  };
}
