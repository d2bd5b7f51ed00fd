import { createAccessKey, deleteAccessKey, listAccessKeys, type AccessKeyRow } from '#access-keys';
import { getMe } from '#accounts';
import { json, noContent } from './wire-answers.ts';
import { retell } from './wire-errors.ts';
import { refuseFaults } from './wire-refusal.ts';
import type { WireCall, WireRoute } from './wire-route.ts';
import { accessKeyFaults } from './wire-validation.ts';

/** The person and their access keys, which this surface calls API tokens. */
export const appcenterAccountRoutes: WireRoute[] = [
  { method: 'GET', path: '/v0.1/user', handle: showUser },
  { method: 'GET', path: '/v0.1/api_tokens', handle: listTokens },
  { method: 'POST', path: '/v0.1/api_tokens', handle: addToken },
  { method: 'DELETE', path: '/v0.1/api_tokens/:id', handle: removeToken },
];

async function showUser({ ctx }: WireCall): Promise<Response> {
  const { id, userName, name, email } = await getMe(ctx);
  return json({ id, name: userName, display_name: name, email });
}

function toToken({ id, name, createdAt }: AccessKeyRow): Record<string, unknown> {
  return { id, description: name, created_at: createdAt.toISOString() };
}

async function listTokens({ ctx }: WireCall): Promise<Response> {
  const { items } = await listAccessKeys(ctx);
  return json(items.map(toToken));
}

async function addToken({ ctx, body }: WireCall): Promise<Response> {
  const faults = accessKeyFaults({ friendlyName: body.description }, 'create');
  refuseFaults(faults.map((fault) => ({ ...fault, field: 'description' })));
  const { row, secret } = await createAccessKey(ctx, { name: String(body.description).trim() });
  return json({ ...toToken(row), api_token: secret }, 201);
}

async function removeToken({ ctx, params }: WireCall): Promise<Response> {
  const id = params.id ?? '';
  await retell(deleteAccessKey(ctx, id), { 'not-found': [404, `Access key "${id}" does not exist.`] });
  return noContent();
}
