import { addCollaborator, removeCollaborator } from '#collaborators';
import { addressedApp } from './appcenter-app-routes.ts';
import { toAppCenterUser } from './appcenter-shapes.ts';
import { addingSentences, checkedEmail, removingSentences } from './collaborator-routes.ts';
import { json, noContent } from './wire-answers.ts';
import { retell } from './wire-errors.ts';
import { WireRefusal } from './wire-refusal.ts';
import type { WireCall, WireRoute } from './wire-route.ts';

const BASE = '/v0.1/apps/:owner/:app';

/** Who works on an app; an invitation takes effect at once, for accounts that exist. */
export const appcenterCollaboratorRoutes: WireRoute[] = [
  { method: 'GET', path: `${BASE}/users`, handle: listUsers },
  { method: 'POST', path: `${BASE}/invitations`, handle: invite },
  { method: 'DELETE', path: `${BASE}/invitations/:email`, handle: remove },
];

async function listUsers({ ctx, params }: WireCall): Promise<Response> {
  const { collaborators } = await addressedApp(ctx, params);
  return json(collaborators.map((one) => toAppCenterUser(one, params.owner ?? '')));
}

async function invite({ ctx, params, body }: WireCall): Promise<Response> {
  if (typeof body.user_email !== 'string') throw new WireRefusal(400, 'user_email: Field is required');
  const email = checkedEmail(body.user_email);
  const app = await addressedApp(ctx, params);
  await retell(addCollaborator(ctx, { org: app.org.id, app: app.id, email }), addingSentences);
  return noContent();
}

async function remove({ ctx, params }: WireCall): Promise<Response> {
  const email = checkedEmail(params.email);
  const app = await addressedApp(ctx, params);
  await retell(removeCollaborator(ctx, { org: app.org.id, app: app.id, email }), removingSentences);
  return noContent();
}
