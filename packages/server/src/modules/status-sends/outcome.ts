/** What came of an attempt. */
export type Outcome =
  /** It is out of our hands. */
  | { is: 'taken' }
  /** It will never be taken. */
  | { is: 'refused' }
  /** Nobody waits for it any more. */
  | { is: 'dropped' }
  /** Not this time. */
  | { is: 'failed'; retryAfterMs: number }
  /** The connection ended with it in hand, though the other side works; it may have arrived. */
  | { is: 'broken' }
  /** It was no fault of the other side, such as a stop of this process; it counts for nothing. */
  | { is: 'untried' };
