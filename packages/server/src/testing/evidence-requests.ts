import type { Sample, Scene } from './endpoint-requests.ts';
import { maker, type Make } from './endpoint-world.ts';

const request = { subject: 'Help', text: 'It does not start.', category: 'account' };
const versions = { share: ['versions'], versions: { app: '1.0.0' } };
const onDevice = { share: ['releases', 'override'], app: 'Shop', channel: 'Staging', device: 'device-1' };

async function open(
  make: Make,
  { inOrg, isPrepared }: Scene,
  evidence: object,
  more: object = {},
): Promise<Record<string, string>> {
  if (!isPrepared) return { ticket: 'none' };
  const { ticket } = await make('POST', `${inOrg}/tickets`, { ...request, ...more, evidence });
  return { ticket: (ticket as { id: string }).id };
}

const own = async (scene: Scene): Promise<Sample> => ({ params: await open(scene.caller, scene, versions) });
const about = async (scene: Scene, body?: object): Promise<Sample> => ({
  params: await open(scene.owner, scene, onDevice),
  ...(body && { body }),
});
const wish = { label: 'v1', reason: 'test' };

/** A ticket with a proposal that waits. */
async function proposed(scene: Scene): Promise<Sample> {
  if (!scene.isPrepared) return { params: { ticket: 'none', fix: 'none' } };
  const operator = maker(scene.server, scene.people.operator.secret);
  const plan = { plan: 'team', interval: 'month', reason: 'test' };
  await operator('PUT', `/operator/customers/${scene.org}/plan`, plan);
  // Of the project, so that every developer sees it.
  const technical = { category: 'technical', project: 'shop' };
  const params = await open(scene.owner, scene, onDevice, technical);
  const agent = maker(scene.server, scene.people.agent.secret);
  const { id } = await agent('POST', `/desk/tickets/${params['ticket']}/rollback-proposals`, wish);
  return { params: { ...params, fix: String(id) } };
}

/** What makes each endpoint of evidence, fixes and help without a ticket succeed. */
export const evidenceSamples: Record<string, (scene: Scene) => Sample | Promise<Sample>> = {
  'support.search': () => ({ query: 'query=sign' }),
  'support.searchDocs': () => ({ query: 'query=sign' }),
  'support.deflect': () => ({ body: { text: 'It does not start.' } }),
  'tickets.getEvidence': own,
  'tickets.shareEvidence': async (scene) => ({ ...(await own(scene)), body: { evidence: versions } }),
  'tickets.withdrawEvidence': async (scene) => {
    const { params } = await own(scene);
    return { params: { ...params, item: 'versions' } };
  },
  'tickets.listFixes': own,
  'tickets.acceptFix': proposed,
  'tickets.declineFix': proposed,
  'desk.evidence': (scene) => about(scene),
  'desk.listFixes': (scene) => about(scene),
  'desk.listFixReleases': (scene) => about(scene),
  'desk.overrideDevice': (scene) => about(scene, wish),
  'desk.proposeRollback': (scene) => about(scene, wish),
  'desk.withdrawProposal': proposed,
};
