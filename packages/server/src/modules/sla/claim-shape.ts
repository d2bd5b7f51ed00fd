import type { SlaClaim, SlaClaimStatus } from '@codepushgo/contract';
import type { ClaimRow } from './make-claim.ts';

/** Where a claim stands: one that was not confirmed in time has lapsed, without anybody writing it down. */
export function statusOf({ status, deadline }: ClaimRow, now: Date): SlaClaimStatus {
  return status === 'ready' && now >= deadline ? 'lapsed' : status;
}

/** A claim as it is told; who decided is left to the audit log. */
export function toClaim(row: ClaimRow, now: Date): SlaClaim {
  return {
    id: row.id,
    month: row.month,
    revision: row.revision,
    status: statusOf(row, now),
    figure: row.figure,
    contractId: row.contractId,
    feeMicroUsd: row.feeMicroUsd,
    creditPercent: row.creditPercent,
    creditCents: row.creditCents,
    madeAt: row.madeAt.toISOString(),
    deadline: row.deadline.toISOString(),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
  };
}
