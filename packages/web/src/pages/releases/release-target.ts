/** A channel, as addresses and endpoints name it. */
export interface ChannelTarget {
  org: string;
  project: string;
  app: string;
  channel: string;
}

/** What endpoints of a channel ask for. */
export function inChannel({ org, app, channel }: ChannelTarget): {
  org: string;
  app: string;
  channel: string;
} {
  return { org, app, channel };
}
