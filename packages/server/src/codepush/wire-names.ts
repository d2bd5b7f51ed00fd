import { listVisibleApps, type VisibleApp } from '#apps';
import { toWireRole } from './wire-roles.ts';
import { absent } from './wire-refusal.ts';
import type { SignedInCtx } from './wire-route.ts';

/** Whether the caller is Owner of an app. */
export function isMine(app: VisibleApp): boolean {
  return toWireRole(app.role) === 'Owner';
}

/**
 * Finds an app by the name in an address: plain, `owner@mail:App`, or `organisation:App`.
 *
 * A plain name means the only app of that name that the caller can see; of several, the one that is the
 * caller's own, in the personal organisation before any other.
 *
 * @throws WireRefusal 404 in the name as given
 */
export async function findApp(ctx: SignedInCtx, given: string): Promise<VisibleApp> {
  const [first, second, ...more] = given.split(':');
  const name = second ?? first ?? '';
  const candidates = more.length > 0 ? [] : await listVisibleApps(ctx, { name });
  const found =
    second === undefined
      ? pickPlain(candidates, ctx)
      : pickQualified(candidates, (first ?? '').toLowerCase());
  if (!found) throw absent('App', given);
  return found;
}

function pickPlain(candidates: VisibleApp[], ctx: SignedInCtx): VisibleApp | undefined {
  if (candidates.length === 1) return candidates[0];
  const own = candidates.filter(isMine);
  return own.length === 1 ? own[0] : own.find(({ org }) => org.slug === ctx.actor.userName);
}

function pickQualified(candidates: VisibleApp[], owner: string): VisibleApp | undefined {
  const bySlug = candidates.find(({ org }) => org.slug === owner);
  const byPerson = candidates.filter(({ collaborators }) =>
    collaborators.some(({ email, role }) => email.toLowerCase() === owner && toWireRole(role) === 'Owner'),
  );
  return bySlug ?? byPerson.find(({ org }) => org.kind === 'personal') ?? byPerson[0];
}

/** Finds an app by organisation slug and name, as the App Center surface addresses it. */
export async function findOwnedApp(ctx: SignedInCtx, owner: string, name: string): Promise<VisibleApp> {
  const candidates = await listVisibleApps(ctx, { name });
  const found = candidates.find(({ org }) => org.slug === owner.toLowerCase());
  if (!found) throw absent('App', name);
  return found;
}

/**
 * The name of an app in a list: plain, unless another app of the list has it too and this one is not the caller's
 * own. Then the owner stands before it: the person's address, or the slug of a team.
 */
export function listedName(app: VisibleApp, all: VisibleApp[], ctx: SignedInCtx): string {
  const isAlone = all.filter(({ name }) => name === app.name).length === 1;
  if (
    isAlone ||
    pickPlain(
      all.filter(({ name }) => name === app.name),
      ctx,
    ) === app
  )
    return app.name;
  return `${app.org.kind === 'personal' ? app.ownerEmail : app.org.slug}:${app.name}`;
}
