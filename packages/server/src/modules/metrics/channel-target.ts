/** A channel as a caller names it. */
export interface ChannelTarget {
  /** Slug or id. */
  org: string;
  /** Name or id. */
  app: string;
  /** Name or id. */
  channel: string;
}
