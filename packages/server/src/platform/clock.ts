/** Where the server reads the time; nothing else may. */
export interface Clock {
  /** The current instant as a `Date`, for database columns. */
  now(): Date;
  /** Milliseconds since the epoch. */
  nowMs(): number;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => new Date(),
  nowMs: () => Date.now(),
};
