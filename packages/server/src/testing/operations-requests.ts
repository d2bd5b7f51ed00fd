import type { Sample, Scene } from './endpoint-requests.ts';

const words = { en: 'Something', fr: 'Quelque chose' };
const incident = { title: words, body: words, components: { console: 'degraded_performance' } };
const window = { from: '2099-01-01T00:00:00Z', to: '2099-01-01T01:00:00Z' };
const maintenance = { title: words, body: words, ...window, components: ['console'] };
const exclusion = { reason: 'force_majeure', from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z' };

/** Something of the status service for a request that changes it; what is refused names nothing. */
async function made(scene: Scene, list: string, body: object): Promise<Record<string, unknown>> {
  return scene.isPrepared ? scene.caller('POST', `/operator/status/${list}`, body) : { id: 'none' };
}

const newIncident = async (scene: Scene): Promise<Record<string, string>> => {
  const { id, updates } = await made(scene, 'incidents', incident);
  const [update] = (updates ?? []) as { id: string }[];
  return { statusIncident: String(id), update: update?.id ?? 'none' };
};
const newMaintenance = async (scene: Scene): Promise<Record<string, string>> => ({
  maintenance: String((await made(scene, 'maintenances', maintenance))['id']),
});
const newComponent = async (scene: Scene): Promise<Record<string, string>> => ({
  component: String((await made(scene, 'components', { name: words }))['id']),
});
const withIncident =
  (body?: object) =>
  async (scene: Scene): Promise<Sample> => ({ params: await newIncident(scene), body });
const withMaintenance =
  (body?: object) =>
  async (scene: Scene): Promise<Sample> => ({ params: await newMaintenance(scene), body });

/** The incident is over before anything is learnt from it. */
async function resolved(scene: Scene): Promise<Record<string, string>> {
  const params = await newIncident(scene);
  const path = `/operator/status/incidents/${params['statusIncident']}/updates`;
  if (scene.isPrepared) await scene.caller('POST', path, { status: 'resolved', body: words });
  return params;
}

/** All components of the page itself, as they stand. */
async function order({ caller, isPrepared }: Scene): Promise<Sample> {
  if (!isPrepared) return { body: { components: ['none'] } };
  const { components } = await caller('GET', '/operator/status');
  const own = (components as { id: string; groupId: string | null }[]).filter(({ groupId }) => !groupId);
  return { body: { components: own.map(({ id }) => id) } };
}

/** What makes each endpoint about the status site succeed. */
export const operationsSamples: Record<string, (scene: Scene) => Sample | Promise<Sample>> = {
  'operations.getIncident': withIncident(),
  'operations.openIncident': () => ({ body: incident }),
  'operations.editIncident': withIncident({ impactOverride: 'minor' }),
  'operations.updateIncident': withIncident({ status: 'identified', body: words }),
  'operations.editIncidentUpdate': withIncident({ body: words }),
  'operations.publishPostmortem': async (scene) => ({ params: await resolved(scene), body: { body: words } }),
  'operations.getMaintenance': withMaintenance(),
  'operations.scheduleMaintenance': () => ({ body: maintenance }),
  'operations.updateMaintenance': withMaintenance({ status: 'in_progress', body: words }),
  'operations.moveMaintenance': withMaintenance({ ...window, body: words }),
  'operations.extendMaintenance': withMaintenance({ to: '2099-01-01T02:00:00Z', body: words }),
  'operations.cancelMaintenance': withMaintenance({ body: words }),
  'operations.createComponent': () => ({ body: { name: words } }),
  'operations.updateComponent': async (scene) => ({
    params: await newComponent(scene),
    body: { isShowcase: false },
  }),
  'operations.orderComponents': order,
  'operations.archiveComponent': async (scene) => ({ params: await newComponent(scene) }),
  'operations.recordExclusion': () => ({ body: { ...exclusion, components: ['console'], text: words } }),
};
