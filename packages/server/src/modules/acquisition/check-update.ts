import type { DecisionRecorder, TraceText } from '#decisions';
import type { MinuteCounts } from '#failed-checks';
import { normaliseVersion } from '#metrics';
import type { CheckRequest, Outcome } from './choose.ts';
import type { ChannelMemory } from './channel-memory.ts';
import { isSelected, weigh, type Weighed } from './decide.ts';
import type { Snapshots } from './snapshots.ts';
import { writeTrace } from './trace.ts';

/** An update check as it came; absent parameters are empty. */
export interface CheckQuery {
  deploymentKey: string;
  appVersion: string;
  packageHash: string;
  label: string;
  isCompanion: boolean;
  device: string;
}

/** What to tell; the same object for all devices that are told the same. */
export interface CheckAnswer {
  outcome: Outcome;
  /** The version as the device wrote it: the answer echoes it. */
  appVersion: string;
}

/** An answer, or why there is none. */
export type CheckReply = CheckAnswer | 'invalid-key' | 'invalid-version' | 'unknown-key';

/** The answers to all devices that say the same. */
export interface SharedCheck {
  first: CheckAnswer;
  second: CheckAnswer;
  rollout: Weighed['rollout'];
  trace: TraceText;
}

/** What checks work with. */
export interface CheckMeans {
  snapshots: Snapshots;
  recorder: DecisionRecorder;
  counts: MinuteCounts;
}

const KEY = /^[A-Za-z0-9_-]{10,100}$/;
const LONGEST_KEPT = 128;

/**
 * Answers an update check from memory, and keeps the decision.
 *
 * @param nowMs the current instant in milliseconds
 * @returns the reply; a promise of it when the database has to be asked first
 * @throws (the promise) Problem `unavailable` when the database is gone and the key is not in memory
 * @example
 * const query = { deploymentKey, appVersion: '1.0.0', packageHash: '', label: '', isCompanion: false, device };
 * const reply = await checkUpdate(checkMeans(platform), query, nowMs);
 */
export function checkUpdate(
  means: CheckMeans,
  query: CheckQuery,
  nowMs: number,
): CheckReply | Promise<CheckReply> {
  let channel = means.snapshots.find(query.deploymentKey, nowMs);
  if (channel) return answer(means, channel, query, nowMs);
  const key = query.deploymentKey.trim();
  if (!KEY.test(key)) return 'invalid-key';
  if (normaliseVersion(query.appVersion) === null) return 'invalid-version';
  channel = means.snapshots.find(key, nowMs);
  if (channel === null) return 'unknown-key';
  const trimmed = { ...query, deploymentKey: key };
  if (channel) return answer(means, channel, trimmed, nowMs);
  return answerLate(means, trimmed, nowMs);
}

async function answerLate(means: CheckMeans, query: CheckQuery, nowMs: number): Promise<CheckReply> {
  const { snapshots, counts } = means;
  const loaded = await snapshots.load(query.deploymentKey).catch((error: unknown) => {
    counts.count('check', snapshots.idOf(query.deploymentKey), true, nowMs);
    throw error;
  });
  return loaded ? answer(means, loaded, query, nowMs, counts.isLate(nowMs)) : 'unknown-key';
}

function answer(
  means: CheckMeans,
  channel: ChannelMemory,
  query: CheckQuery,
  nowMs: number,
  isLate = false,
): CheckReply {
  means.counts.count('check', channel.id, isLate, nowMs);
  const check = sharedCheck(channel, query);
  if (!check) return 'invalid-version';
  const { device } = query;
  if (device !== '') means.recorder.record(channel.id, check.trace, query, nowMs);
  return check.rollout === null || isSelected(check.rollout, device) ? check.first : check.second;
}

function sharedCheck(channel: ChannelMemory, query: CheckQuery): SharedCheck | null {
  const override =
    channel.snapshot!.overrides.size > 0 ? channel.snapshot!.overrides.get(query.device) : undefined;
  const key = keyOf(query, override);
  const known = channel.checks.get(key);
  if (known) return known;
  const appVersion = normaliseVersion(query.appVersion);
  if (appVersion === null) return null;
  const request: CheckRequest = {
    appVersion,
    packageHash: query.packageHash || null,
    label: query.label || null,
    isCompanion: query.isCompanion,
  };
  const made = share(weigh(channel.snapshot!.history, request, override), request, query.appVersion);
  if (isPlain(query)) channel.keep(key, made);
  return made;
}

function share(weighed: Weighed, request: CheckRequest, appVersion: string): SharedCheck {
  const first = { outcome: weighed.first.outcome, appVersion };
  const second = weighed.second ? { outcome: weighed.second.outcome, appVersion } : first;
  return { first, second, rollout: weighed.rollout, trace: writeTrace(weighed, request, appVersion) };
}

// Only plain texts are kept: their keys hold exactly these line ends, so no other request can name them.
function keyOf(
  { appVersion, packageHash, label, isCompanion }: CheckQuery,
  override: string | null | undefined,
): string {
  const key = `${appVersion}\n${packageHash}\n${label}${isCompanion ? '\n+' : '\n-'}`;
  return override === undefined ? key : `${key}${override ?? '='}`;
}

function isPlain({ appVersion, packageHash, label }: CheckQuery): boolean {
  return [appVersion, packageHash, label].every(
    (text) => text.length <= LONGEST_KEPT && !text.includes('\n'),
  );
}
