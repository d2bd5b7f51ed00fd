import type { Sample, Scene } from './endpoint-requests.ts';
import { maker, PASSWORD, type Make } from './endpoint-world.ts';

const text = 'It does not start.';
const request = { subject: 'Help', text, category: 'account' };

async function open(
  make: Make,
  { inOrg, isPrepared }: Scene,
  more: object = {},
): Promise<Record<string, string>> {
  if (!isPrepared) return { ticket: 'none' };
  const { ticket } = await make('POST', `${inOrg}/tickets`, { ...request, ...more });
  return { ticket: (ticket as { id: string }).id };
}

const own = async (scene: Scene, body?: object): Promise<Sample> => ({
  params: await open(scene.caller, scene),
  ...(body && { body }),
});

async function solved(scene: Scene, body?: object): Promise<Sample> {
  const params = await open(scene.caller, scene);
  await scene.caller('POST', `${scene.inOrg}/tickets/${params['ticket']}/solve`);
  return { params, ...(body && { body }) };
}

/** Puts the world's organisation on a plan; only paid ones get technical help. */
async function onPlan({ server, people, org, isPrepared }: Scene, plan: object): Promise<void> {
  if (!isPrepared) return;
  const operator = maker(server, people.operator.secret);
  await operator('PUT', `/operator/customers/${org}/plan`, { ...plan, reason: 'test' });
}

const team = { plan: 'team', interval: 'month' };
let count = 0;

/** What staff handle: a ticket of the world's owner. */
const handled = async (scene: Scene, body: object): Promise<Sample> => ({
  params: await open(scene.owner, scene),
  body,
});

async function splittable(scene: Scene): Promise<Sample> {
  const params = await open(scene.owner, scene);
  const path = `${scene.inOrg}/tickets/${params['ticket']}`;
  await scene.owner('POST', `${path}/replies`, { text: 'Something else' });
  const { items } = await scene.owner('GET', `${path}/timeline`);
  const messages = (items ?? []) as { message?: { id: string } }[];
  const last = messages.at(-1)?.message?.id ?? 'none';
  return { params, body: { subject: 'Something else', messages: [last] } };
}

const both = { en: 'Hello', fr: 'Bonjour' };
const view = { name: 'Mine', filter: { assignee: 'me' } };
const macro = { title: both, text: both, section: null, status: 'solved', version: 0 };
const period = 'from=2030-01-01&to=2030-01-31';

async function ownView({ caller, isPrepared }: Scene): Promise<Record<string, string>> {
  if (!isPrepared) return { view: 'none' };
  return { view: (await caller('POST', '/desk/views', view))['id'] as string };
}

/** What makes each endpoint of tickets and of the desk succeed. */
export const ticketSamples: Record<string, (scene: Scene) => Sample | Promise<Sample>> = {
  'tickets.open': () => ({ body: request }),
  'tickets.get': (scene) => own(scene),
  'tickets.timeline': (scene) => own(scene),
  'ticketPrivacy.eraseOwnData': () => ({ body: { password: PASSWORD } }),
  'ticketPrivacy.redact': (scene) => own(scene, { parts: ['does not'] }),
  'ticketPrivacy.redactAsStaff': (scene) => handled(scene, { parts: ['does not'], reason: 'test' }),
  'ticketPrivacy.eraseAddress': () => ({
    body: { email: `gone-${++count}@endpoints.example`, reason: 'test' },
  }),
  'tickets.reply': (scene) => own(scene, { text }),
  'tickets.solve': (scene) => own(scene),
  'tickets.reopen': (scene) => solved(scene, { text }),
  'tickets.rate': (scene) => solved(scene, { score: 'good' }),
  'tickets.changeSeverity': (scene) => own(scene, { severity: 'high' }),
  'tickets.invite': (scene) => own(scene, { account: scene.people.admin.accountId }),
  'tickets.chooseProject': async (scene) => {
    await onPlan(scene, team);
    const slug = `choice-${++count}`;
    await scene.owner('POST', `${scene.inOrg}/projects`, { name: 'Choice', slug });
    return { params: await open(scene.caller, scene, { category: 'technical' }), body: { project: 'shop' } };
  },
  'tickets.confirmSponsor': async (scene) => {
    await onPlan(scene, team);
    const { accountId, secret } = scene.people.viewer;
    // Another request may have raised it.
    await scene.owner('PUT', `${scene.inOrg}/projects/shop/members/${accountId}`, { role: 'viewer' });
    const viewer = maker(scene.server, secret);
    return { params: await open(viewer, scene, { category: 'technical', project: 'shop' }) };
  },
  'tickets.dropKept': async (scene) => {
    await onPlan(scene, { plan: 'free' });
    if (!scene.isPrepared) return { params: { request: 'none' } };
    const path = `${scene.inOrg}/tickets`;
    const { kept } = await scene.caller('POST', path, { ...request, category: 'technical' });
    return { params: { request: (kept as { id: string }).id } };
  },
  'desk.get': async (scene) => ({ params: await open(scene.owner, scene) }),
  'desk.timeline': async (scene) => ({ params: await open(scene.owner, scene) }),
  'desk.reply': (scene) => handled(scene, { text }),
  'desk.note': (scene) => handled(scene, { text }),
  'desk.assign': (scene) => handled(scene, { to: 'me' }),
  'desk.setStatus': (scene) => handled(scene, { status: 'on_hold' }),
  'desk.noReplyNeeded': (scene) => handled(scene, { reason: 'test' }),
  'desk.changeSeverity': (scene) => handled(scene, { severity: 'high', reason: 'test' }),
  'desk.merge': async (scene) => {
    const { ticket: into } = await open(scene.owner, scene);
    return handled(scene, { into });
  },
  'desk.split': splittable,
  'desk.link': (scene) => handled(scene, { incident: 'inc_none' }),
  'desk.setTags': (scene) => handled(scene, { tags: ['test'] }),
  'desk.answerIncident': () => ({ body: { text } }),
  'desk.setCapacity': () => ({ body: { capacity: 5 } }),
  'desk.createView': () => ({ body: view }),
  'desk.updateView': async (scene) => ({ params: await ownView(scene), body: view }),
  'desk.deleteView': async (scene) => ({ params: await ownView(scene) }),
  'desk.setAway': () => ({ body: { isAway: false } }),
  'desk.deal': () => ({ body: { most: 1 } }),
  'desk.context': async (scene) => ({ params: await open(scene.owner, scene) }),
  'desk.present': (scene) => handled(scene, { doing: 'reading' }),
  'desk.fillMacro': async (scene) => ({ params: { ...(await open(scene.owner, scene)), macro: 'solved' } }),
  'desk.listMacroVersions': () => ({ params: { macro: 'solved' } }),
  'desk.saveMacro': () => ({ params: { macro: `macro-${++count}` }, body: macro }),
  'desk.retireMacro': async ({ caller, isPrepared }) => {
    const name = `macro-${++count}`;
    if (isPrepared) await caller('PUT', `/operator/desk-macros/${name}`, macro);
    return { params: { macro: name } };
  },
  'desk.restoreMacro': async ({ caller, isPrepared }) => {
    const name = `macro-${++count}`;
    if (isPrepared) await caller('PUT', `/operator/desk-macros/${name}`, macro);
    if (isPrepared) await caller('DELETE', `/operator/desk-macros/${name}`);
    return { params: { macro: name } };
  },
  'desk.askConversion': () => ({
    body: {
      url: 'https://forum.example/1',
      email: `author-${++count}@endpoints.example`,
      title: 'Help',
      text,
    },
  }),
  'desk.report': () => ({ query: period }),
  'desk.reportTable': () => ({ params: { table: 'days' }, query: period }),
  'desk.setEscalation': () => ({ body: { accounts: [], organisation: null } }),
};
