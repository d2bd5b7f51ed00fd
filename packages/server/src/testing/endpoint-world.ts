import { createAccount } from '#accounts';
import { organisationMembers, type Role } from '#organisations';
import type { TestServer } from './make-server.ts';
import { zipOf } from './wire-client.ts';

/** Who calls: a role, nobody, somebody with an account and no role here, or staff without one. */
export type Caller = Role | 'nobody' | 'stranger' | 'agent' | 'operator';

/** Accounts with a key each, by caller. */
export type People = Record<Exclude<Caller, 'nobody'>, { accountId: string; email: string; secret: string }>;

type Json = Record<string, unknown>;

/** Everybody's. */
export const PASSWORD = 'correct horse battery';

const CALLERS = [
  'owner',
  'admin',
  'developer',
  'viewer',
  'billing',
  'stranger',
  'agent',
  'operator',
] as const;

/** The people of the test. */
export async function makePeople(server: TestServer): Promise<People> {
  const people: Partial<People> = {};
  for (const name of CALLERS) {
    const input = {
      email: `${name}@endpoints.example`,
      name,
      operator: name === 'operator',
      agent: name === 'agent',
      password: PASSWORD,
    };
    const { account, accessKey } = await createAccount(server.ctx(), {
      ...input,
      accessKeyName: 'endpoints',
    });
    people[name] = { accountId: account.id, email: account.email, secret: accessKey?.secret ?? '' };
  }
  return people as People;
}

/** Calls our API; a form is sent as it is, everything else as JSON. */
export async function callApi(
  server: TestServer,
  secret: string | null,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<{ status: number; json: Json }> {
  const headers: Record<string, string> = secret
    ? { ...more, authorization: `Bearer ${secret}` }
    : { ...more };
  const init: RequestInit = { method, headers };
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  const answer = await server.fetch(`/api/v1${path}`, init);
  const isEndless = answer.headers.get('content-type')?.startsWith('text/event-stream');
  const text = isEndless ? await answer.body!.cancel().then(() => '') : await answer.text();
  return { status: answer.status, json: text.startsWith('{') ? (JSON.parse(text) as Json) : { text } };
}

/** An organisation with one of everything; its members are the named callers but the stranger. */
export interface World {
  org: string;
  /** Values of the path parameters. */
  params: Record<string, string>;
  deletedApp: string;
  deletedChannel: string;
}

let worlds = 0;

/**
 * Makes a world through the API, as its owner.
 *
 * @param isReleased false: a quick one, whose app has no releases, devices or uploads
 */
export async function makeWorld(server: TestServer, people: People, isReleased = true): Promise<World> {
  const org = `world-${++worlds}`;
  const make = maker(server, people.owner.secret);
  const orgId = (await make('POST', '/organisations', { name: 'World', slug: org }))['id'] as string;
  const roles = ['admin', 'developer', 'viewer', 'billing'] as const;
  const createdAt = server.clock.now();
  await server.db
    .insert(organisationMembers)
    .values(roles.map((role) => ({ orgId, accountId: people[role].accountId, role, createdAt })));
  const inOrg = `/organisations/${org}`;
  await make('POST', `${inOrg}/projects`, { name: 'Shop', slug: 'shop' });
  const app = { project: 'shop', os: 'ios' };
  await make('POST', `${inOrg}/apps`, { ...app, name: 'Shop' });
  const deletedApp = (await make('POST', `${inOrg}/apps`, { ...app, name: 'Gone' }))['id'] as string;
  await make('DELETE', `${inOrg}/apps/Gone`);
  const channels = `${inOrg}/apps/Shop/channels`;
  const deletedChannel = (await make('POST', channels, { name: 'Gone' }))['id'] as string;
  await make('DELETE', `${channels}/Gone`);
  const upload = isReleased ? await releaseInto(make, org) : 'none';
  const guest = { email: `guest-${org}@endpoints.example`, role: 'viewer' };
  const invitation = String((await make('POST', `${inOrg}/invitations`, guest))['id']);
  const params = {
    org,
    project: 'shop',
    app: 'Shop',
    channel: 'Staging',
    release: 'v2',
    upload,
    number: '1',
    device: 'device-1',
    invitation,
    account: people.viewer.accountId,
    customer: org,
    country: 'FR',
    agent: 'me',
    incident: 'inc_none',
  };
  return { org, params, deletedApp, deletedChannel };
}

/** Two releases, a device that is held at the first, and an upload that was begun: its id. */
async function releaseInto(make: Make, org: string): Promise<string> {
  const staging = `/organisations/${org}/apps/Shop/channels/Staging`;
  const sourceMapUpload = await uploadOf(make, org, 'map', 'source-map');
  for (const text of ['one', 'two']) {
    const body = { upload: await uploadOf(make, org, text), appVersion: '1.0.0' };
    await make('POST', `${staging}/releases`, text === 'one' ? { ...body, sourceMapUpload } : body);
  }
  await make('PUT', `${staging}/devices/device-1/override`, { label: 'v1', reason: 'test' });
  return uploadOf(make, org, 'begun', 'package', false);
}

/** Calls the API and gives the answer's body. */
export type Make = (method: string, path: string, body?: unknown) => Promise<Json>;

/** Calls as the owner of a key, and throws when the answer is no success. */
export function maker(server: TestServer, secret: string): Make {
  return async (method, path, body) => {
    const { status, json } = await callApi(server, secret, method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${JSON.stringify(json)}`);
    return json;
  };
}

/** A package of its own for each organisation and text. */
export function uploadBytes(org: string, text: string): Uint8Array<ArrayBuffer> {
  return zipOf({ 'CodePush/index.bundle': `${org} ${text}` });
}

/** Uploads a small package or source map and gives the upload's id. */
export async function uploadOf(
  make: Make,
  org: string,
  text: string,
  purpose = 'package',
  isFinished = true,
): Promise<string> {
  const zip = uploadBytes(org, text);
  const uploads = `/organisations/${org}/uploads`;
  const id = (
    await make('POST', uploads, { app: 'Shop', sizeBytes: zip.length, fileName: 'update.zip', purpose })
  )['id'] as string;
  await make('PUT', `${uploads}/${id}/chunks/1`, chunkOf(zip));
  if (isFinished) await make('POST', `${uploads}/${id}/finish`, {});
  return id;
}

/** The form that carries one chunk. */
export function chunkOf(bytes: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.append('chunk', new File([bytes], 'chunk'));
  return form;
}
