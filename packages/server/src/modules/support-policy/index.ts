/** What is promised about support: the policy and its versions. */
export { describeHours } from './describe-hours.ts';
export { type Policy, policyAt, policyVersion, seedPolicy } from './policies.ts';
export { wholeAddresses } from './policy-addresses.ts';
export { policyDocument } from './policy-document.ts';
export { publishSupportPolicy } from './publish-support-policy.ts';
export { supportPolicyRoutes } from './routes.ts';
export { savePolicyDraft } from './save-policy-draft.ts';
export { scheduleOf } from './schedule-of.ts';
export { targetText } from './target-text.ts';
