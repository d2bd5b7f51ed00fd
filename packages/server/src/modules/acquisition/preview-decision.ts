import type { Decision } from '@codepushgo/contract';
import { channelInOrg } from '#channels';
import { normaliseVersion } from '#metrics';
import { authorise } from '#organisations';
import type { Ctx } from '../../context.ts';
import { Problem } from '../../platform/problem.ts';
import { decide } from './decide.ts';
import { loadSnapshot } from './load-snapshot.ts';
import { toldOf } from './trace.ts';

/** A check that nobody made. */
export interface ImaginedCheck {
  appVersion: string;
  packageHash?: string | undefined;
  label?: string | undefined;
  device?: string | undefined;
  isCompanion: boolean;
}

/**
 * What a device would be told now, without asking it; nothing is kept.
 *
 * @throws Problem `invalid-input` when the native version is not one
 * @example const { outcome, rules } = await previewDecision(ctx, target, { appVersion: '1.0.0', isCompanion: false });
 */
export async function previewDecision(
  ctx: Ctx,
  target: { org: string; app: string; channel: string },
  check: ImaginedCheck,
): Promise<Omit<Decision, 'count' | 'lastAt'>> {
  const { channel, access } = await channelInOrg(ctx, target.org, target.app, target.channel);
  authorise(access, 'device.read');
  const appVersion = normaliseVersion(check.appVersion);
  if (appVersion === null) {
    const detail = 'must be a version such as 1.2.0';
    throw new Problem('invalid-input', `The app version ${detail}.`, {
      errors: [{ pointer: '/appVersion', detail }],
    });
  }
  const { packageHash = null, label = null, device = null, isCompanion } = check;
  const { history = [], overrides } = (await loadSnapshot(ctx.db, channel.id)) ?? {};
  const { outcome, rules } = decide(
    history,
    { appVersion, packageHash: packageHash || null, label: label || null, isCompanion, device },
    overrides,
  );
  return {
    at: ctx.clock.now().toISOString(),
    request: { appVersion: check.appVersion, packageHash, label, isCompanion },
    outcome: toldOf(outcome),
    rules,
  };
}
