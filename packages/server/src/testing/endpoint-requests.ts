import { createSessionKey } from '#sessions';
import type { Actor } from '../context.ts';
import {
  chunkOf,
  maker,
  PASSWORD,
  uploadBytes,
  uploadOf,
  type Caller,
  type Make,
  type People,
  type World,
} from './endpoint-world.ts';
import type { Endpoint } from './endpoints.ts';
import { evidenceSamples } from './evidence-requests.ts';
import { operationsSamples } from './operations-requests.ts';
import { operatorSamples } from './operator-requests.ts';
import type { TestServer } from './make-server.ts';
import { readMailbox } from './mailbox.ts';
import { mailSamples } from './mail-requests.ts';
import { slaSamples } from './sla-requests.ts';
import { ticketSamples } from './ticket-requests.ts';

/** Around a request: who asks whom. */
export interface Around {
  server: TestServer;
  people: People;
  caller: Caller;
}

/** What a request is made of, beside the world's own parameters. */
export interface Sample {
  body?: unknown;
  params?: Record<string, string>;
  query?: string;
}

export interface Scene extends World {
  server: TestServer;
  people: People;
  /** Acts as the owner of the world. */
  owner: Make;
  /** Acts as the caller, or as the owner where the caller could not prepare anything. */
  caller: Make;
  callerAccountId: string;
  inOrg: string;
  /** False for callers who will be refused: then nothing is made, and names point at what the world has. */
  isPrepared: boolean;
}

let count = 0;
const fresh = (word: string): string => `${word}-${++count}`;
const idOf = async (answer: Promise<Record<string, unknown>>): Promise<string> =>
  (await answer)['id'] as string;
const keyOf = (make: Make, organisation: string | null): Promise<string> =>
  idOf(make('POST', '/access-keys', { name: fresh('key'), scope: { level: 'full', organisation } }));

/** What makes each endpoint succeed; one that needs nothing beside its path is left out. */
const samples: Record<string, (scene: Scene) => Sample | Promise<Sample>> = {
  'accounts.updateMe': () => ({ body: { language: 'en' } }),
  'accounts.changePassword': () => ({
    body: { currentPassword: PASSWORD, newPassword: PASSWORD },
  }),
  'accounts.requestEmailChange': () => ({
    body: { email: `${fresh('another')}@endpoints.example`, password: PASSWORD },
  }),
  'accounts.createAccessKey': () => ({ body: { name: fresh('key') } }),
  'accounts.updateAccessKey': async ({ caller }) => ({
    params: { key: await keyOf(caller, null) },
    body: { name: fresh('key') },
  }),
  'accounts.deleteAccessKey': async ({ caller }) => ({ params: { key: await keyOf(caller, null) } }),
  'accounts.deleteSession': async (scene) => ({ params: { session: await sessionOf(scene) } }),
  'accounts.startDeviceLogin': () => ({ body: { machine: 'laptop' } }),
  'accounts.pollDeviceLogin': async ({ owner }) => ({
    body: { deviceCode: (await owner('POST', '/device-login', { machine: 'laptop' }))['deviceCode'] },
  }),
  'failedChecks.list': () => ({ query: 'from=2026-11-23T09:00:00Z&to=2026-11-23T10:00:00Z' }),
  'organisations.create': () => ({ body: { name: 'New', slug: fresh('new') } }),
  'organisations.update': () => ({ body: { name: 'Renamed' } }),
  'organisations.delete': async ({ owner, inOrg }) => done(owner('DELETE', `${inOrg}/apps/Shop`)),
  'organisations.transferOwnership': ({ people }) => ({ body: { account: people.developer.accountId } }),
  'organisations.setMemberRole': () => ({ body: { role: 'viewer' } }),
  'organisations.leave': async ({ owner, inOrg, people }) =>
    done(owner('PATCH', `${inOrg}/members/${people.admin.accountId}`, { role: 'owner' }).catch(() => null)),
  'organisations.invite': () => ({ body: { email: `${fresh('new')}@endpoints.example`, role: 'viewer' } }),
  'organisations.acceptInvitation': async (scene) => ({ body: { token: await invitationToken(scene) } }),
  'organisations.revokeAccessKey': async ({ owner, org }) => ({ params: { key: await keyOf(owner, org) } }),
  'projects.create': () => ({ body: { name: 'More', slug: fresh('more') } }),
  'projects.update': () => ({ body: { name: 'Renamed' } }),
  'projects.delete': async ({ owner, inOrg, isPrepared }) => {
    const project = fresh('empty');
    await owner('POST', `${inOrg}/projects`, { name: 'Empty', slug: project });
    return isPrepared ? { params: { project } } : {};
  },
  'projects.transfer': async ({ owner, inOrg, isPrepared }) => {
    if (!isPrepared) return { body: { to: 'none' } };
    const [project, to] = [fresh('leaving'), fresh('taking')];
    await owner('POST', `${inOrg}/projects`, { name: 'Leaving', slug: project });
    await owner('POST', '/organisations', { name: 'Taking', slug: to });
    return { params: { project }, body: { to } };
  },
  'projects.setMemberRole': () => ({ body: { role: 'developer' } }),
  'projects.removeMember': async ({ owner, inOrg, people }) => {
    await owner('PUT', `${inOrg}/projects/shop/members/${people.stranger.accountId}`, { role: 'developer' });
    return { params: { account: people.stranger.accountId } };
  },
  'apps.create': () => ({ body: { project: 'shop', name: fresh('App'), os: 'android' } }),
  'apps.update': () => ({ body: { name: fresh('Renamed') } }),
  'apps.restore': ({ deletedApp }) => ({ params: { app: deletedApp } }),
  'apps.transfer': async (scene) => ({
    params: { app: await anotherApp(scene) },
    body: { to: scene.people.stranger.email },
  }),
  'apps.addCollaborator': ({ people }) => ({ body: { email: people.stranger.email } }),
  'apps.removeCollaborator': async ({ owner, inOrg, people }) => {
    const { email } = people.stranger;
    await owner('POST', `${inOrg}/apps/Shop/collaborators`, { email });
    return { params: { email } };
  },
  'apps.createChannel': () => ({ body: { name: fresh('Channel') } }),
  'apps.updateChannel': () => ({ body: { name: fresh('Renamed') } }),
  'apps.restoreChannel': ({ deletedChannel }) => ({ params: { channel: deletedChannel } }),
  'apps.rotateDeploymentKey': () => ({ body: { overlapDays: 30 } }),
  'releases.startUpload': () => ({ body: { app: 'Shop', sizeBytes: 10, fileName: 'update.zip' } }),
  'releases.getUpload': async (scene) => ({ params: await ownUpload(scene, true) }),
  'releases.finishUpload': async (scene) => ({ params: await ownUpload(scene), body: {} }),
  'releases.cancelUpload': async (scene) => ({ params: await ownUpload(scene) }),
  'releases.putChunk': async (scene) => ({
    params: await ownUpload(scene),
    body: chunkOf(uploadBytes(scene.org, 'chunk')),
  }),
  'releases.create': async ({ caller, org }) => ({
    body: { upload: await uploadOf(caller, org, fresh('text')), appVersion: '1.0.0' },
  }),
  'releases.check': () => ({ body: { appVersion: '1.0.0' } }),
  'releases.forecast': () => ({ body: { appVersion: '1.0.0', packageHash: 'f'.repeat(64), manifest: {} } }),
  'releases.update': () => ({ body: { description: fresh('text') } }),
  'releases.halt': () => ({ body: { reason: 'test' } }),
  'releases.resume': ({ owner, inOrg }) =>
    done(owner('POST', `${inOrg}/apps/Shop/channels/Staging/releases/v2/halt`, { reason: 'test' })),
  'releases.promote': () => ({ body: { to: 'Production' } }),
  'releases.rollback': () => ({ body: {} }),
  'releases.getSourceMap': () => ({ params: { release: 'v1' } }),
  'metrics.audience': () => ({ query: 'appVersion=1.0.0' }),
  'acquisition.preview': () => ({ body: { appVersion: '1.0.0' } }),
  'notifications.createWebhook': () => ({ body: { url: HOOK, events: ['release.halted'] } }),
  'notifications.getWebhook': async (scene) => ({ params: { webhook: await webhookOf(scene) } }),
  'notifications.updateWebhook': async (scene) => ({
    params: { webhook: await webhookOf(scene) },
    body: { isEnabled: false },
  }),
  'notifications.deleteWebhook': async (scene) => ({ params: { webhook: await webhookOf(scene) } }),
  'notifications.rotateWebhookSecret': async (scene) => ({ params: { webhook: await webhookOf(scene) } }),
  'notifications.testWebhook': async (scene) => ({ params: { webhook: await webhookOf(scene) } }),
  'notifications.listDeliveries': async (scene) => ({ params: { webhook: await webhookOf(scene) } }),
  'notifications.getDelivery': async (scene) => ({ params: await deliveryOf(scene) }),
  'notifications.replayDelivery': async (scene) => ({ params: await deliveryOf(scene) }),
  'notifications.replayFailed': async (scene) => ({
    params: { webhook: await webhookOf(scene) },
    body: { since: '2020-01-01T00:00:00Z' },
  }),
  'notifications.setAlerts': () => ({ body: { events: ['release.halted'] } }),
  'acquisition.setOverride': () => ({ body: { label: 'v1', reason: 'test' } }),
  ...operatorSamples,
  ...operationsSamples,
  ...ticketSamples,
  ...mailSamples,
  ...evidenceSamples,
  ...slaSamples,
};

/** Waits for what was prepared; the request itself needs nothing more. */
async function done(prepared: Promise<unknown>): Promise<Sample> {
  await prepared;
  return {};
}

function actorOf(accountId: string): Actor {
  const scope = { level: 'full', organisationId: null } as const;
  return { kind: 'account', accountId, email: '', userName: '', staff: null, scope, accessKeyId: null };
}

async function sessionOf({ server, callerAccountId, isPrepared }: Scene): Promise<string> {
  if (!isPrepared) return 'none';
  return (await createSessionKey(server.ctx(actorOf(callerAccountId)), 'laptop')).row.id;
}

const HOOK = 'https://hooks.invalid/in';

function webhookOf({ owner, inOrg }: Scene): Promise<string> {
  return idOf(owner('POST', `${inOrg}/webhooks`, { url: HOOK, events: ['release.halted'] }));
}

async function deliveryOf(scene: Scene): Promise<Record<string, string>> {
  const webhook = await webhookOf(scene);
  return { webhook, delivery: await idOf(scene.owner('POST', `${scene.inOrg}/webhooks/${webhook}/test`)) };
}

// An upload belongs to who began it; callers who will be refused point at the owner's.
async function ownUpload(
  { caller, org, isPrepared }: Scene,
  isFinished = false,
): Promise<Record<string, string>> {
  return isPrepared ? { upload: await uploadOf(caller, org, 'chunk', 'package', isFinished) } : {};
}

async function anotherApp({ owner, inOrg, isPrepared }: Scene): Promise<string> {
  if (!isPrepared) return 'Shop';
  const name = fresh('Moving');
  await owner('POST', `${inOrg}/apps`, { project: 'shop', name, os: 'ios' });
  return name;
}

async function invitationToken({ server, owner, people, isPrepared }: Scene): Promise<string> {
  if (!isPrepared) return 'none';
  const slug = fresh('inviting');
  await owner('POST', '/organisations', { name: 'Inviting', slug });
  await owner('POST', `/organisations/${slug}/invitations`, {
    email: people.developer.email,
    role: 'viewer',
  });
  const mail = (await readMailbox(server)).findLast(({ to }) => to.includes(people.developer.email));
  return (
    new URL(mail?.links.find((link) => link.includes('token=')) ?? 'none:').searchParams.get('token') ?? ''
  );
}

/** The path and body with which an endpoint succeeds for whoever may call it. Callers who may not prepare nothing. */
export async function endpointRequest(
  endpoint: Endpoint,
  world: World,
  around: Around,
  isAllowed: boolean,
): Promise<{ path: string; body: unknown }> {
  const { server, people, caller } = around;
  const person = isAllowed && caller !== 'nobody' ? people[caller] : people.owner;
  const idle: Make = async () => ({ id: 'none', deviceCode: 'none' });
  const owner = isAllowed ? maker(server, people.owner.secret) : idle;
  const scene: Scene = {
    ...world,
    server,
    people,
    owner,
    caller: isAllowed ? maker(server, person.secret) : idle,
    callerAccountId: person.accountId,
    inOrg: `/organisations/${world.org}`,
    isPrepared: isAllowed,
  };
  const { body, params = {}, query } = (await samples[endpoint.name]?.(scene)) ?? {};
  const values: Record<string, string> = { ...world.params, ...params };
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? 'none'),
  );
  return {
    path: query ? `${path}?${query}` : path,
    body: body ?? (['POST', 'PATCH', 'PUT'].includes(endpoint.method) ? {} : undefined),
  };
}
