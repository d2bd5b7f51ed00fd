import type { DecisionRule, ReasonCode } from '@codepushgo/contract';
import type { HistoryEntry } from '#releases';
import { satisfies } from 'semver';
import { rolloutBucket } from './bucket.ts';
import {
  choose,
  hold,
  isUnfinished,
  ruleOf,
  serve,
  type CheckRequest,
  type Choice,
  type Outcome,
} from './choose.ts';

/** Everything about a decision but the device's place in the rollout. */
export interface Weighed<O = Outcome> {
  /** The answer for devices that the rollout has reached, and where there is none, for all. */
  first: Choice<O>;
  /** The answer for the others. */
  second: Choice<O> | null;
  /** The rollout that decides between the two: the release and the share of devices in percent. */
  rollout: { label: string; share: number } | null;
}

/** Devices that get a release of their own: its label, or null to stay where they are. */
export type Overrides = ReadonlyMap<string, string | null>;

/**
 * Decides what a device gets. Pure and total.
 *
 * @param history the channel's releases, oldest first
 * @param request what the device says; `device` null or empty when it gives no id
 * @param overrides by device id
 * @returns the outcome and the rules evaluated, in order
 * @example
 * decide(history, { appVersion: '1.0.0', packageHash: null, label: null, isCompanion: false, device: null }).outcome.kind;
 */
export function decide(
  history: readonly HistoryEntry[],
  request: CheckRequest & { device: string | null },
  overrides?: Overrides,
): Choice {
  const { device } = request;
  const override = device ? overrides?.get(device) : undefined;
  return explainFor(weigh(history, request, override), device);
}

/** The part of a decision that is the same for all devices that say the same; `override` is undefined for none. */
export function weigh(
  history: readonly HistoryEntry[],
  request: CheckRequest,
  override?: string | null,
): Weighed {
  const rules: DecisionRule[] = [];
  const outcome = override === undefined ? undefined : overridden(history, request, override, rules);
  if (outcome) return { first: { outcome, rules }, second: null, rollout: null };
  const first = choose(history, request, false);
  first.rules.unshift(...rules);
  if (first.outcome.kind !== 'update' || !isUnfinished(first.outcome.release))
    return { first, second: null, rollout: null };
  const { label, packageHash, rollout } = first.outcome.release;
  return {
    first,
    second: choose(history, request, true),
    rollout: { label: label || packageHash, share: rollout ?? 100 },
  };
}

// An override never hands a device code that its binary was not declared to run.
function overridden(
  history: readonly HistoryEntry[],
  request: CheckRequest,
  label: string | null,
  rules: DecisionRule[],
): Outcome | undefined {
  if (label === null) {
    rules.push(ruleOf('device-override', null, true));
    return hold('device-override');
  }
  const release = history.find((entry) => entry.label === label);
  const fits =
    release !== undefined && (request.isCompanion || satisfies(request.appVersion, release.appVersion));
  rules.push(
    ruleOf('device-override', label, fits, {
      appVersion: request.appVersion,
      range: release?.appVersion ?? null,
    }),
  );
  if (!fits) return undefined;
  const isRunning = request.packageHash
    ? request.packageHash === release.packageHash
    : request.label === label;
  if (!isRunning) return serve(release, request, rules, 'device-override');
  rules.push(ruleOf('up-to-date', label, true));
  return hold('device-override');
}

/** Whether a rollout has reached a device; devices without an id are never selected. */
export function isSelected(
  { label, share }: { label: string; share: number },
  device: string | null,
): boolean {
  return Boolean(device) && rolloutBucket(device!, label) < share;
}

/** The conclusion for one device, with all rules. */
export function explainFor<O extends { kind: string; reason: ReasonCode }>(
  { first, second, rollout }: Weighed<O>,
  device: string | null,
): Choice<O> {
  if (!second || !rollout) return first;
  const selected = isSelected(rollout, device);
  const bucket = device ? rolloutBucket(device, rollout.label) : null;
  const rule = ruleOf(selected ? 'rollout-reached' : 'rollout-not-reached', rollout.label, true, {
    bucket,
    rollout: rollout.share,
  });
  if (selected) return { outcome: first.outcome, rules: [...first.rules, rule] };
  const isLeftOut = second.outcome.kind !== 'update';
  const outcome: O = isLeftOut ? { ...second.outcome, reason: 'rollout-not-reached' } : second.outcome;
  return { outcome, rules: [...first.rules, rule, ...second.rules] };
}
