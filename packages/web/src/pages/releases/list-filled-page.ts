import { client } from '../../app/api.ts';

/** What a list of releases is asked with. */
export type ReleaseListInput = Parameters<typeof client.insights.releases>[0];
type ReleasePage = Awaited<ReturnType<typeof client.insights.releases>>;

const MOST_TRIES = 8;

/** A page that is not empty while more follows: the server ends a page early when few of many rows match. */
export async function listFilledPage(input: ReleaseListInput, signal: AbortSignal): Promise<ReleasePage> {
  let page = await client.insights.releases(input, { signal });
  const limit = input.limit ?? 1;
  for (
    let tries = 1;
    page.nextCursor && page.items.length < Number(limit) && tries < MOST_TRIES;
    tries += 1
  ) {
    const wanted = { ...input, cursor: page.nextCursor, limit: Number(limit) - page.items.length };
    const more = await client.insights.releases(wanted, { signal });
    page = { items: [...page.items, ...more.items], nextCursor: more.nextCursor };
  }
  return page;
}
