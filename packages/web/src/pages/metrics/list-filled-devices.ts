import { client } from '../../app/api.ts';

/** What a list of devices is asked with. */
export type DeviceListInput = Parameters<typeof client.metrics.listDevices>[0];
type DeviceListPage = Awaited<ReturnType<typeof client.metrics.listDevices>>;

const MOST_TRIES = 8;

/** A page that is filled while more follows: the server ends one early when few of many devices match. */
export async function listFilledDevices(
  input: DeviceListInput & { limit: number },
  signal: AbortSignal,
): Promise<DeviceListPage> {
  let page = await client.metrics.listDevices(input, { signal });
  for (let tries = 1; page.nextCursor && page.items.length < input.limit && tries < MOST_TRIES; tries += 1) {
    const wanted = { ...input, cursor: page.nextCursor, limit: input.limit - page.items.length };
    const more = await client.metrics.listDevices(wanted, { signal });
    page = { items: [...page.items, ...more.items], nextCursor: more.nextCursor };
  }
  return page;
}
