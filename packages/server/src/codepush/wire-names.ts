import { listVisibleApps, type VisibleApp } from '#channels';
import { absent } from './wire-refusal.ts';
import { toWireRole } from './wire-roles.ts';
import type { SignedInCtx } from './wire-route.ts';

/** An app that the caller can see, and whether they are its Owner. */
export interface WireApp extends VisibleApp {
  isMine: boolean;
}

function toWireApp(app: VisibleApp, { actor }: SignedInCtx): WireApp {
  const self = app.collaborators.find(({ accountId }) => accountId === actor.accountId);
  return { ...app, isMine: self !== undefined && toWireRole(self) === 'Owner' };
}

/** All apps that the caller can see, sorted by name. */
export async function seeApps(
  ctx: SignedInCtx,
  filter: { name?: string; org?: string } = {},
): Promise<WireApp[]> {
  const found = (await listVisibleApps(ctx, filter)).map((app) => toWireApp(app, ctx));
  // The filter finds ids as well, which this wire does not know.
  return filter.name === undefined ? found : found.filter(({ name }) => name === filter.name);
}

/**
 * Finds an app by the name in an address: plain, `owner@mail:App`, or `organisation:App`.
 *
 * A plain name means the only app of that name that the caller can see; of several, the one that is the
 * caller's own, in the personal organisation before any other.
 *
 * @throws WireRefusal 404 in the name as given
 */
export async function findApp(ctx: SignedInCtx, given: string): Promise<WireApp> {
  const [first = '', second, ...more] = given.split(':');
  const candidates = more.length > 0 ? [] : await seeApps(ctx, { name: second ?? first });
  const found =
    second === undefined ? pickPlain(candidates, ctx) : pickQualified(candidates, first.toLowerCase());
  if (!found) throw absent('App', given);
  return found;
}

function pickPlain(candidates: WireApp[], ctx: SignedInCtx): WireApp | undefined {
  if (candidates.length === 1) return candidates[0];
  const own = candidates.filter(({ isMine }) => isMine);
  return own.length === 1 ? own[0] : own.find(({ org }) => org.slug === ctx.actor.userName);
}

function pickQualified(candidates: WireApp[], owner: string): WireApp | undefined {
  const bySlug = candidates.find(({ org }) => org.slug === owner);
  const byPerson = candidates.filter(({ collaborators }) =>
    collaborators.some((one) => one.email.toLowerCase() === owner && toWireRole(one) === 'Owner'),
  );
  return bySlug ?? byPerson.find(({ org }) => org.kind === 'personal') ?? byPerson[0];
}

/**
 * Finds an app by organisation slug and name, as the App Center surface addresses it.
 *
 * @throws WireRefusal 404
 */
export async function findOwnedApp(ctx: SignedInCtx, owner: string, name: string): Promise<WireApp> {
  const [found] = await seeApps(ctx, { name, org: owner.toLowerCase() });
  if (!found) throw absent('App', name);
  return found;
}

/**
 * The name of an app in a list: plain, unless another app of the list has it too and this one is not what the plain
 * name means. Then the owner stands before it: the person's address, or the slug of a team.
 */
export function listedName(app: WireApp, all: WireApp[], ctx: SignedInCtx): string {
  const namesakes = all.filter(({ name }) => name === app.name);
  if (namesakes.length === 1 || pickPlain(namesakes, ctx) === app) return app.name;
  return `${app.org.kind === 'personal' ? app.ownerEmail : app.org.slug}:${app.name}`;
}
