import { os } from '../../api-base.ts';
import { getEvidence, readEvidence } from './get-evidence.ts';
import { openWithEvidence } from './open-with-evidence.ts';
import { shareEvidence, withdrawEvidence } from './share-evidence.ts';

const api = os.tickets;

/** The endpoints of evidence for customers; asking for help is among them, because it may attach some. */
export const evidenceRoutes = {
  open: api.open.handler(({ context, input }) => openWithEvidence(context, input)),
  getEvidence: api.getEvidence.handler(({ context, input }) => getEvidence(context, input)),
  shareEvidence: api.shareEvidence.handler(({ context, input }) => shareEvidence(context, input)),
  withdrawEvidence: api.withdrawEvidence.handler(({ context, input }) => withdrawEvidence(context, input)),
};

/** The endpoints of evidence for staff. */
export const deskEvidenceRoutes = {
  evidence: os.desk.evidence.handler(({ context, input }) => readEvidence(context, input)),
};
