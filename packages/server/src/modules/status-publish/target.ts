import type { PublishedFile } from './edition.ts';

/** A place that the site is published to. */
export interface Target {
  /** As it is shown to operators; without secrets. */
  name: string;
  /**
   * Brings the place to these files, in their order. One call at a time; after a failure the next call mends what
   * this one has left.
   *
   * @param signal aborted when it takes too long, or the process stops
   */
  publish(files: PublishedFile[], signal: AbortSignal): Promise<void>;
  close?(): void;
}
