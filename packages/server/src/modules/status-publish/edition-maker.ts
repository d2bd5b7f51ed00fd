import { lastChange, snapshot, type Snapshot, type StatusContext } from '#status';
import type { Document } from '#status-documents';
import { editionOf, type Edition } from './edition.ts';

/** Renders the site when it is time. */
export interface EditionMaker {
  /** Whether something has changed since the last edition was begun, or the interval is over. */
  isDue(): boolean;
  isBusy(): boolean;
  /** One after the other; nothing when the site cannot be rendered. Never rejects. */
  make(): Promise<Edition | undefined>;
}

export function editionMaker(
  ctx: StatusContext,
  render: (now: Snapshot) => Document[] | Promise<Document[]>,
  everyMs: number,
): EditionMaker {
  let begunSeq = -1;
  let begunMs = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  let last: Promise<Edition | undefined> = Promise.resolve(undefined);
  const makeNow = async (): Promise<Edition | undefined> => {
    try {
      begunMs = ctx.clock.nowMs();
      begunSeq = lastChange(ctx);
      const seq = begunSeq;
      return editionOf(seq, await render(snapshot(ctx)));
    } catch (error) {
      ctx.log.error({ err: error }, 'the status site cannot be rendered; the former one stays');
      return undefined;
    } finally {
      waiting -= 1;
    }
  };
  return {
    isDue: () => ctx.clock.nowMs() - begunMs >= everyMs || lastChange(ctx) > begunSeq,
    isBusy: () => waiting > 0,
    make() {
      waiting += 1;
      return (last = last.then(makeNow));
    },
  };
}
