import { seedCatalogue } from '#plans';
import { seedPolicy } from '#support-policy';
import { makeAccount } from './factories.ts';
import type { Sample, Scene } from './endpoint-requests.ts';

const reason = 'test';
const addOn = { addOn: 'extra-retention', monthlyMicroUsd: 1, reason };
const contract = {
  from: '2099-01-01T00:00:00Z',
  to: '2100-01-01T00:00:00Z',
  monthlyFeeMicroUsd: 1,
  responseRow: 'team',
  timeZone: 'UTC',
  holidays: [],
  reason,
};
let count = 0;

/** A customer of its own for a request that changes one; what is refused names the world's organisation. */
async function newCustomer({ owner, isPrepared }: Scene): Promise<Record<string, string>> {
  if (!isPrepared) return {};
  const slug = `customer-${++count}`;
  await owner('POST', '/organisations', { name: 'Customer', slug });
  return { customer: slug };
}

/** A new customer and the id of its add-on or contract. */
async function newTerm(scene: Scene, list: 'add-ons' | 'contracts'): Promise<Record<string, string>> {
  const params = await newCustomer(scene);
  const path = `/operator/customers/${params['customer']}/${list}`;
  const billing = await scene.caller('POST', path, list === 'add-ons' ? addOn : contract);
  const [term] = (billing[list === 'add-ons' ? 'addOns' : list] ?? []) as { id: string }[];
  return { ...params, [list === 'add-ons' ? 'addOn' : 'contract']: term?.id ?? 'none' };
}

/** The draft of the support policy as it stands, which its author has looked at. */
async function policyDraft({ caller, isPrepared }: Scene): Promise<{ policy: unknown; revision: number }> {
  const draft = isPrepared ? await caller('GET', '/operator/support-policy-draft') : {};
  return { policy: seedPolicy.policy, revision: Number(draft['revision'] ?? 1) };
}

/** What makes each endpoint of operators succeed. */
export const operatorSamples: Record<string, (scene: Scene) => Sample | Promise<Sample>> = {
  'desk.makeAgent': async ({ server, isPrepared }) => ({
    body: { email: isPrepared ? (await makeAccount(server)).email : 'nobody@endpoints.example' },
  }),
  'desk.endAgent': async ({ server, isPrepared }) => ({
    params: { agent: isPrepared ? (await makeAccount(server, { agent: true })).accountId : 'none' },
  }),
  'plans.publish': () => ({ body: { catalogue: seedCatalogue.catalogue, note: 'test' } }),
  'supportPolicy.getVersion': () => ({ params: { version: '1' } }),
  'supportPolicy.preview': () => ({ body: { policy: seedPolicy.policy } }),
  'supportPolicy.saveDraft': async (scene) => ({ body: await policyDraft(scene) }),
  'supportPolicy.publish': async (scene) => {
    const body = await policyDraft(scene);
    if (scene.isPrepared) await scene.caller('PUT', '/operator/support-policy-draft', body);
    return { body: { revision: body.revision + 1, note: 'test' } };
  },
  'customers.setPlan': async (scene) => ({
    params: await newCustomer(scene),
    body: { plan: 'free', reason },
  }),
  'customers.changeCredits': async (scene) => ({
    params: await newCustomer(scene),
    body: { kind: 'grant', amountMicroUsd: 1, reason },
  }),
  'customers.startAddOn': async (scene) => ({ params: await newCustomer(scene), body: addOn }),
  'customers.endAddOn': async (scene) => ({ params: await newTerm(scene, 'add-ons'), body: { reason } }),
  'customers.makeContract': async (scene) => ({ params: await newCustomer(scene), body: contract }),
  'customers.amendContract': async (scene) => ({
    params: await newTerm(scene, 'contracts'),
    body: { monthlyFeeMicroUsd: 2, reason },
  }),
  'customers.endContract': async (scene) => ({ params: await newTerm(scene, 'contracts'), body: { reason } }),
  'customers.proposeHolidays': () => ({ query: 'from=2027-01-01&to=2027-12-31' }),
};
