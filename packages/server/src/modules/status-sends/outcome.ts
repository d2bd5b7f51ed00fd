/** What came of an attempt. */
export type Outcome =
  /** It is out of our hands. */
  | { is: 'taken' }
  /** It will never be taken. */
  | { is: 'refused' }
  /** Not this time. */
  | { is: 'failed'; retryAfterMs: number }
  /** It was no fault of the other side, such as a stop of this process; it counts for nothing. */
  | { is: 'untried' };
