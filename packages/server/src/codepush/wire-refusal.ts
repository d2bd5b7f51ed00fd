/** One faulty field, as validation answers list it. */
export interface FieldFault {
  field: string;
  message: 'Field is required' | 'Field is invalid';
}

/** What the wire answers instead of a success: a status and the sentence that CLIs print. */
export class WireRefusal extends Error {
  readonly status: number;
  /** Set on validation failures: the answer is this list instead of a sentence. */
  readonly faults: FieldFault[] | null;
  /** Access keys list their faults as JSON, everything else as text. */
  readonly asJson: boolean;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    sentence: string,
    more: { faults?: FieldFault[]; asJson?: boolean; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(sentence, { cause: more.cause });
    this.name = 'WireRefusal';
    this.status = status;
    this.faults = more.faults ?? null;
    this.asJson = more.asJson ?? false;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** Refuses a request for its faulty fields, if there are any. */
export function refuseFaults(faults: FieldFault[], asJson = false): void {
  if (faults.length > 0) throw new WireRefusal(400, JSON.stringify(faults), { faults, asJson });
}

/** The refusal of a thing that is not there: `App "Shop" does not exist.` */
export function absent(kind: 'App' | 'Deployment' | 'Access key', name: string): WireRefusal {
  return new WireRefusal(404, `${kind} "${name}" does not exist.`);
}
