import {
  createAccessKey,
  deleteAccessKey,
  findAccessKey,
  listAccessKeys,
  updateAccessKey,
  type AccessKeyRow,
} from '#access-keys';
import { deleteSessionsOf } from '#sessions';
import { json, locationOf, noContent } from './wire-answers.ts';
import { retell } from './wire-errors.ts';
import { refuseFaults } from './wire-refusal.ts';
import type { WireCall, WireRoute } from './wire-route.ts';
import { accessKeyFaults, ttlOf } from './wire-validation.ts';

const HIDDEN = '(hidden)';
/** Where proxies write the caller's address, in the order of belief. */
const ADDRESS_HEADERS = [
  'x-client-ip',
  'x-forwarded-for',
  'x-real-ip',
  'x-cluster-client-ip',
  'x-forwarded',
  'forwarded-for',
  'forwarded',
];

/** Access keys, and the sessions among them. */
export const accessKeyRoutes: WireRoute[] = [
  { method: 'GET', path: '/accessKeys', handle: listAll },
  { method: 'POST', path: '/accessKeys', handle: addOne },
  { method: 'GET', path: '/accessKeys/:name', handle: showOne },
  { method: 'PATCH', path: '/accessKeys/:name', handle: changeOne },
  { method: 'DELETE', path: '/accessKeys/:name', handle: removeOne },
  { method: 'DELETE', path: '/sessions/:createdBy', handle: removeSessions },
];

/** A key as the wire shows it; `name` is the secret, where there is one to show. */
function toWireKey(row: AccessKeyRow, name?: string): Record<string, unknown> {
  return {
    id: row.id,
    ...(name !== undefined && { name }),
    friendlyName: row.name,
    description: row.name,
    createdBy: row.createdBy,
    createdTime: row.createdAt.getTime(),
    expires: row.expiresAt.getTime(),
    ...(row.isSession && { isSession: true }),
  };
}

async function listAll({ ctx }: WireCall): Promise<Response> {
  const { items } = await listAccessKeys(ctx);
  return json({ accessKeys: items.map((row) => toWireKey(row, HIDDEN)) });
}

/** The body with the old name of `friendlyName` read as the new one. */
function readBody(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, friendlyName: body.friendlyName ?? body.description };
}

async function addOne({ ctx, body, request }: WireCall): Promise<Response> {
  const input = readBody(body);
  refuseFaults(accessKeyFaults(input, 'create'), true);
  const friendlyName = String(input.friendlyName).trim();
  const secret = typeof input.name === 'string' ? input.name : undefined;
  const createdBy =
    typeof input.createdBy === 'string' ? input.createdBy : callerAddress(request, ctx.source);
  // What is taken, the name or the secret, the refusal says in the wire's own words.
  const made = await createAccessKey(ctx, { name: friendlyName, secret, ttlMs: ttlOf(input), createdBy });
  return json({ accessKey: toWireKey(made.row, made.secret) }, 201, locationOf('accessKeys', friendlyName));
}

function taken(what: string): [number, string] {
  return [409, `The access key "${what}" already exists.`];
}

function callerAddress({ headers }: Request, source: string): string {
  const named = ADDRESS_HEADERS.map((name) => headers.get(name)?.split(',')[0]?.trim()).find(Boolean);
  return named ?? source;
}

async function showOne({ ctx, params }: WireCall): Promise<Response> {
  const name = params.name ?? '';
  const row = await retell(findAccessKey(ctx, name), {
    'not-found': [404, `Access key "${name}" does not exist.`],
  });
  return json({ accessKey: toWireKey(row) });
}

async function changeOne({ ctx, params, body }: WireCall): Promise<Response> {
  const name = params.name ?? '';
  const input = readBody(body);
  refuseFaults(accessKeyFaults(input, 'change'), true);
  const newName = typeof input.friendlyName === 'string' ? input.friendlyName.trim() : undefined;
  const row = await retell(updateAccessKey(ctx, name, { name: newName, ttlMs: ttlOf(input) }), {
    'not-found': [404, `The access key "${name}" does not exist.`],
    'name-taken': taken(newName ?? name),
  });
  return json({ accessKey: toWireKey(row) });
}

async function removeOne({ ctx, params }: WireCall): Promise<Response> {
  const name = params.name ?? '';
  await retell(deleteAccessKey(ctx, name), { 'not-found': [404, `Access key "${name}" does not exist.`] });
  return noContent();
}

async function removeSessions({ ctx, params }: WireCall): Promise<Response> {
  const createdBy = params.createdBy ?? '';
  await retell(deleteSessionsOf(ctx, createdBy), {
    'not-found': [404, `There are no sessions associated with "${createdBy}."`],
  });
  return noContent();
}
