import { gtr, satisfies } from 'semver';
import type { DecisionRule, ReasonCode } from '@codepushgo/contract';
import type { HistoryEntry } from '#releases';

/** What a device says of itself in an update check, its id apart. */
export interface CheckRequest {
  /** The binary's version in full semver; see `normaliseVersion`. */
  appVersion: string;
  /** Empty and absent mean the same. */
  packageHash: string | null;
  label: string | null;
  /** A companion app ignores binary versions. */
  isCompanion: boolean;
}

/** What a device is told. */
export type Outcome =
  | {
      kind: 'update';
      reason: ReasonCode;
      release: HistoryEntry;
      form: 'full' | 'file-diff';
      blob: string;
      sizeBytes: number;
      isMandatory: boolean;
    }
  | { kind: 'binary' | 'nothing'; reason: ReasonCode; newestRange: string; isUpdateForBinary: boolean };

/** An outcome with the rules that led to it, in order. */
export interface Choice<O = Outcome> {
  outcome: O;
  rules: DecisionRule[];
}

interface Walk {
  isReached: boolean;
  isForced: boolean;
  newestEnabled?: HistoryEntry;
  newestFitting?: HistoryEntry;
  /** The halted release that the device runs: it stays there until something newer is for it. */
  stayingOn?: HistoryEntry;
  /** Why the newest release was passed over, when it was. */
  passedOver?: ReasonCode;
  rules: DecisionRule[];
}

/** Makes one line of the record. */
export function ruleOf(
  rule: ReasonCode,
  label: string | null,
  applied: boolean,
  facts: DecisionRule['facts'] = {},
): DecisionRule {
  return { rule, label, applied, facts };
}

/** True while only a share of devices gets the release. */
export function isUnfinished({ rollout }: HistoryEntry): boolean {
  return rollout !== null && rollout !== 100;
}

/**
 * One pass over a channel's history, as the CodePush wire defines it.
 *
 * @param history releases, oldest first
 * @param isSkipping whether releases with an unfinished rollout count for nothing
 */
export function choose(history: readonly HistoryEntry[], request: CheckRequest, isSkipping: boolean): Choice {
  if (history.length === 0)
    return { outcome: stay('binary', 'no-releases'), rules: [ruleOf('no-releases', null, true)] };
  const walk: Walk = { isReached: false, isForced: false, rules: [] };
  for (let i = history.length - 1; i >= 0; i--) {
    if (look(walk, history[i]!, request, isSkipping)) break;
  }
  return { outcome: conclude(walk, request), rules: walk.rules };
}

// Looks at one release, newest first; true ends the walk.
function look(walk: Walk, entry: HistoryEntry, request: CheckRequest, isSkipping: boolean): boolean {
  markReached(walk, entry, request);
  if (entry.isHalted && !walk.newestFitting && isRunning(entry, request)) {
    walk.stayingOn = entry;
    walk.rules.push(ruleOf('halted', entry.label, true, { stays: true }));
    return true;
  }
  const filter = filterOf(entry, isSkipping);
  if (filter) {
    walk.passedOver ??= filter;
    walk.rules.push(
      ruleOf(filter, entry.label, true, filter === 'rollout-not-reached' ? { rollout: entry.rollout } : {}),
    );
    return false;
  }
  walk.newestEnabled ??= entry;
  if (!request.isCompanion) {
    const fits = satisfies(request.appVersion, entry.appVersion);
    walk.rules.push(
      ruleOf('range-mismatch', entry.label, !fits, {
        appVersion: request.appVersion,
        range: entry.appVersion,
      }),
    );
    if (!fits) return false;
  }
  walk.newestFitting ??= entry;
  if (walk.isReached) return true;
  if (!entry.isMandatory) return false;
  walk.isForced = true;
  if (entry !== walk.newestFitting) walk.rules.push(ruleOf('mandatory-carried', entry.label, true));
  return true;
}

// Judged before any filter: a disabled release can be the one that the device runs.
function markReached(walk: Walk, entry: HistoryEntry, { label, packageHash }: CheckRequest): void {
  if (walk.isReached) return;
  if (label ? entry.label !== label : !packageHash || entry.packageHash !== packageHash) return;
  walk.isReached = true;
  walk.rules.push(ruleOf('running-this', entry.label, true, { by: label ? 'label' : 'package-hash' }));
}

// A label alone is not enough when the device also says what it runs.
function isRunning(entry: HistoryEntry, { label, packageHash }: CheckRequest): boolean {
  if (label && entry.label !== label) return false;
  return packageHash ? entry.packageHash === packageHash : Boolean(label);
}

function filterOf(entry: HistoryEntry, isSkipping: boolean): ReasonCode | undefined {
  if (entry.isHalted) return 'halted';
  if (entry.isDisabled) return 'disabled';
  return isSkipping && isUnfinished(entry) ? 'rollout-not-reached' : undefined;
}

function conclude(walk: Walk, request: CheckRequest): Outcome {
  const { newestEnabled, newestFitting, stayingOn, rules } = walk;
  if (stayingOn) {
    const about = newestEnabled ? compareBinary(newestEnabled, request, 'nothing', rules) : hold('halted');
    return { ...about, reason: 'halted' };
  }
  const kind = newestFitting ? 'nothing' : 'binary';
  if (!newestEnabled) return stay(kind, walk.passedOver ?? 'no-releases');
  if (newestFitting) {
    const isCurrent = newestFitting.packageHash === request.packageHash;
    rules.push(ruleOf('up-to-date', newestFitting.label, isCurrent));
    if (!isCurrent) return update(newestFitting, request, walk);
  }
  return compareBinary(newestEnabled, request, kind, rules);
}

function compareBinary(
  { label, appVersion: range }: HistoryEntry,
  { appVersion }: CheckRequest,
  kind: 'binary' | 'nothing',
  rules: DecisionRule[],
): Outcome {
  const upToDate = kind === 'nothing' ? 'up-to-date' : undefined;
  if (isAbove(appVersion, range)) {
    rules.push(ruleOf('binary-newer', label, true, { appVersion, range }));
    return { kind, reason: upToDate ?? 'binary-newer', newestRange: range, isUpdateForBinary: false };
  }
  if (satisfies(appVersion, range)) return stay(kind, upToDate ?? 'range-mismatch');
  rules.push(ruleOf('needs-store-update', label, true, { appVersion, range }));
  return { kind, reason: upToDate ?? 'needs-store-update', newestRange: range, isUpdateForBinary: true };
}

function isAbove(version: string, range: string): boolean {
  try {
    return gtr(version, range);
  } catch {
    return false; // a range that semver does not read is above nothing
  }
}

function stay(kind: 'binary' | 'nothing', reason: ReasonCode): Outcome {
  return { kind, reason, newestRange: '', isUpdateForBinary: false };
}

function update(release: HistoryEntry, request: CheckRequest, walk: Walk): Outcome {
  const outcome = serve(release, request, walk.rules, 'served');
  return { ...outcome, isMandatory: release.isMandatory || walk.isForced };
}

/** The outcome that serves a release, as a file diff where there is one from what the device runs. */
export function serve(
  release: HistoryEntry,
  { packageHash }: CheckRequest,
  rules: DecisionRule[],
  reason: ReasonCode,
): Extract<Outcome, { kind: 'update' }> {
  const diff = packageHash ? release.diffs.get(packageHash) : undefined;
  if (packageHash)
    rules.push(
      ruleOf('diff-offered', release.label, diff !== undefined, { sizeBytes: diff?.sizeBytes ?? null }),
    );
  rules.push(ruleOf(reason, release.label, true));
  const { blob, sizeBytes } = diff ?? release;
  return {
    kind: 'update',
    reason,
    release,
    form: diff ? 'file-diff' : 'full',
    blob,
    sizeBytes,
    isMandatory: release.isMandatory,
  };
}

/** The outcome that leaves a device where it is. */
export function hold(reason: ReasonCode): Outcome {
  return stay('nothing', reason);
}
