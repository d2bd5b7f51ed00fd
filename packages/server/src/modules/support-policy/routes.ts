import { os } from '../../api-base.ts';
import { discardPolicyDraft } from './discard-policy-draft.ts';
import { getPolicy, getPolicyVersion } from './get-policy.ts';
import { getPolicyDraft } from './get-policy-draft.ts';
import { listPolicyVersions } from './list-policy-versions.ts';
import { previewPolicy } from './preview-policy.ts';
import { publishSupportPolicy } from './publish-support-policy.ts';
import { savePolicyDraft } from './save-policy-draft.ts';

const api = os.supportPolicy;

/** The endpoints of the support policy. */
export const supportPolicyRoutes = {
  get: api.get.handler(({ context }) => getPolicy(context)),
  getVersion: api.getVersion.handler(({ context, input }) => getPolicyVersion(context, input)),
  listVersions: api.listVersions.handler(({ context, input }) => listPolicyVersions(context, input)),
  getDraft: api.getDraft.handler(({ context }) => getPolicyDraft(context)),
  saveDraft: api.saveDraft.handler(({ context, input }) => savePolicyDraft(context, input)),
  discardDraft: api.discardDraft.handler(({ context }) => discardPolicyDraft(context)),
  preview: api.preview.handler(({ context, input }) => previewPolicy(context, input)),
  publish: api.publish.handler(({ context, input }) => publishSupportPolicy(context, input)),
};
