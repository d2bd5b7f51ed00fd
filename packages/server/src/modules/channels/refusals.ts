import { Problem } from '../../platform/problem.ts';

/** Why a verb of this module refused, as `extra.reason`; a closed set. */
export type ChannelRefusal =
  | 'channel-not-found'
  | 'channel-name-taken'
  | 'channel-limit'
  | 'key-taken'
  | 'deployment-key-limit';

/** A problem with a reason of this module. */
export function refusal(
  code: Problem['code'],
  reason: ChannelRefusal,
  detail: string,
  extra: Record<string, unknown> = {},
): Problem {
  return new Problem(code, detail, { reason, ...extra });
}

export function channelNotFound(channel: string): Problem {
  return refusal('not-found', 'channel-not-found', `Channel "${channel}" does not exist.`);
}

export function channelNameTaken(name: string): Problem {
  return refusal(
    'name-taken',
    'channel-name-taken',
    `A channel named '${name}' already exists in the app. Choose another name.`,
  );
}
