import { authorise } from '#organisations';
import type { App } from '@codepushgo/contract';
import type { Ctx } from '../../context.ts';
import { appInOrg } from './app-in-org.ts';
import { toApp } from './shapes.ts';

/**
 * One app.
 *
 * @example const { id, os } = await getApp(ctx, { org: 'acme', app: 'Shop iOS' });
 */
export async function getApp(ctx: Ctx, input: { org: string; app: string }): Promise<App> {
  const { app, access } = await appInOrg(ctx, input.org, input.app);
  authorise(access, 'app.read');
  return toApp(app, access.role!);
}
