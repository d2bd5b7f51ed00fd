import { mutate } from '#audit';
import { authorise } from '#organisations';
import type { App } from '@codepushgo/contract';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { appInOrg, type AppRow } from './app-in-org.ts';
import { lockApp, orTaken } from './lock-app.ts';
import { appNameTaken } from './refusals.ts';
import { apps } from './schema.ts';
import { toApp } from './shapes.ts';
import { readSigningKey } from './signing-key.ts';

/** What may change on an app; what is left out stays. */
export interface AppChanges {
  name?: string | undefined;
  displayName?: string | undefined;
  /** PEM; null takes the demand for signatures away. */
  signingPublicKey?: string | null | undefined;
}

/**
 * Renames an app, or sets the key that its releases must be signed with.
 *
 * @throws Problem `name-taken`; `invalid-input` for a key that cannot serve
 * @example const { name } = await updateApp(ctx, { org: 'acme', app: 'Shop iOS', name: 'Shop' }); // 'Shop'
 */
export async function updateApp(ctx: Ctx, input: { org: string; app: string } & AppChanges): Promise<App> {
  const { org, app, access } = await appInOrg(ctx, input.org, input.app);
  const permit = authorise(access, 'app.update');
  const pem = input.signingPublicKey;
  const signingPublicKey = typeof pem === 'string' ? readSigningKey(pem) : pem;
  const taken = () => appNameTaken(input.name ?? '');
  return orTaken('apps_org_name', taken, () =>
    mutate(ctx, permit, async (tx) => {
      const before = await lockApp(tx, org.id, app.id);
      const after = changed(before, { ...input, signingPublicKey });
      const fields = (['name', 'displayName', 'signingPublicKey'] as const).filter(
        (field) => before[field] !== after[field],
      );
      const result = toApp(after, access.role!);
      if (fields.length === 0) return { result, audit: null };
      await tx
        .update(apps)
        .set(after)
        .where(and(eq(apps.orgId, org.id), eq(apps.id, app.id)));
      const target = { targetType: 'app', targetId: app.id };
      return { result, audit: { action: 'app.updated', orgId: org.id, ...target, details: { fields } } };
    }),
  );
}

function changed(before: AppRow, changes: AppChanges): AppRow {
  const name = changes.name ?? before.name;
  // A display name that nobody chose follows the name.
  const follows = before.displayName === before.name ? name : before.displayName;
  return {
    ...before,
    name,
    displayName: changes.displayName ?? follows,
    signingPublicKey:
      changes.signingPublicKey === undefined ? before.signingPublicKey : changes.signingPublicKey,
  };
}
