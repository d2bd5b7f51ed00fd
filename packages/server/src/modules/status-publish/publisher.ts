import { join } from 'node:path';
import { cursorOf, lastChange, moveCursor, snapshot, type Snapshot, type StatusContext } from '#status';
import type { Document } from '#status-documents';
import { editionOf } from './edition.ts';
import { folderTarget } from './folder-target.ts';
import { openTargets } from './open-targets.ts';
import { renderSite } from './render-site.ts';
import { runTarget, type TargetState } from './target-runner.ts';
import type { Target } from './target.ts';

/** The name under which `cursorOf` tells the last change that the primary folder shows whole. */
export const PUBLISHED = 'published';
const LOOK_MS = 500;

/** What of a publisher may be another. */
export interface PublisherParts {
  /** Every file of the site, `state.json` among them; pages and documents unless given. */
  render?(snapshot: Snapshot): Document[];
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

/** The folder that the service itself serves. */
export function primaryFolder({ config }: Pick<StatusContext, 'config'>): string {
  return join(config.statusDataDir, 'site');
}

/**
 * Publishes the status site. Each target goes its own way: one that fails or hangs keeps no other waiting. Once the
 * primary folder shows a change, the cursor `published` says so, and subscribers may be told.
 */
export function openPublisher(ctx: StatusContext, parts: PublisherParts = {}): Publisher {
  const { clock, log } = ctx;
  const { render = renderSite, targets = openTargets(ctx.config), everyMs = 60_000 } = parts;
  const stopping = new AbortController();
  const settings = { clock, log, stop: stopping.signal };
  const primary = runTarget(folderTarget(primaryFolder(ctx)), {
    ...settings,
    done: ({ seq }) => moveCursor(ctx, PUBLISHED, seq),
  });
  const runners = [primary, ...targets.map((target) => runTarget(target, settings))];
  let renderedSeq = -1;
  let renderedMs = Number.NEGATIVE_INFINITY;
  let end = (): void => {};

  const publish = async (): Promise<void> => {
    // Before the snapshot: what comes between the two is published now and told with the next change.
    renderedSeq = lastChange(ctx);
    renderedMs = clock.nowMs();
    try {
      const edition = editionOf(renderedSeq, render(snapshot(ctx)));
      for (const runner of runners) runner.offer(edition);
    } catch (error) {
      log.error({ err: error }, 'the status site cannot be rendered; the former one stays');
    }
    await runAll();
  };
  const runAll = async (): Promise<void> => {
    const [first] = runners.map((runner) => runner.run());
    await first;
  };
  const look = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    const isDue = clock.nowMs() - renderedMs >= everyMs || lastChange(ctx) > renderedSeq;
    await (isDue ? publish() : runAll());
  };
  return {
    publish,
    look,
    states: () => runners.map((runner) => runner.state()),
    async start() {
      const timer = setInterval(() => void look(), LOOK_MS).unref();
      const forget = ctx.store.onChange(() => void look());
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

/** Whether the primary folder shows a change, so that people may be told of it. */
export function isPublished(ctx: StatusContext, seq: number): boolean {
  return cursorOf(ctx, PUBLISHED) >= seq;
}
