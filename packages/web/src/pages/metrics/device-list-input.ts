import type { ChosenChannel } from '../../app/channel-choice.ts';
import type { DeviceListInput } from './list-filled-devices.ts';

const PAGE = 50;
const STATES = ['running', 'pending', 'failed', 'rolled-back'] as const;

/** What the filters of the address ask for. */
export function deviceListInput(
  { org, app, channel }: ChosenChannel,
  values: Record<string, string | undefined>,
): DeviceListInput & { limit: number } {
  const { search, release, version, seen, key, after } = values;
  const state = STATES.find((one) => one === values['state']);
  const days = Number(seen);
  return {
    org,
    app,
    channel,
    limit: PAGE,
    ...(search && { search }),
    ...(release && { release, ...(state && { state }) }),
    ...(version && { appVersion: version }),
    ...(Number.isInteger(days) && days > 0 && { seenWithinDays: days }),
    ...(key && { deploymentKey: key }),
    ...(after && { cursor: after }),
  };
}
