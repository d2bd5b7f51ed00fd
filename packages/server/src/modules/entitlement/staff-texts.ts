import type { Entitlement } from '@codepushgo/contract';

/** What a reason says to staff: what becomes of the request. What the customer could do is told to the customer. */
export type StaffReasonTexts = Record<Entitlement['reason']['code'], string>;
