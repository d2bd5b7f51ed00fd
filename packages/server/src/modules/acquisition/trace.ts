import { createHash } from 'node:crypto';
import type { Decision } from '@codepushgo/contract';
import type { TraceText } from '#decisions';
import type { CheckRequest, Choice, Outcome } from './choose.ts';
import { explainFor, type Weighed } from './decide.ts';

type Told = Decision['outcome'];

/** A decision as it is kept: everything but the device, whose place in a rollout follows from its id. */
export interface Trace extends Weighed<Told> {
  /** As the device wrote it. */
  request: Decision['request'];
}

const LONGEST = 200;

/** The outcome in the words of the contract. */
export function toldOf(outcome: Outcome): Told {
  const { kind, reason } = outcome;
  return kind === 'update'
    ? { kind, reason, label: outcome.release.label, form: outcome.form }
    : { kind, reason, label: null, form: null };
}

/** Writes a decision down; `appVersion` is the version as the device wrote it. */
export function writeTrace(weighed: Weighed, request: CheckRequest, appVersion: string): TraceText {
  const told = ({ outcome, rules }: Choice): Choice<Told> => ({ outcome: toldOf(outcome), rules });
  const trace: Trace = {
    request: {
      appVersion: clip(appVersion),
      packageHash: clip(request.packageHash),
      label: clip(request.label),
      isCompanion: request.isCompanion,
    },
    first: told(weighed.first),
    second: weighed.second && told(weighed.second),
    rollout: weighed.rollout,
  };
  const body = JSON.stringify(trace);
  return { id: createHash('sha256').update(body).digest('base64url').slice(0, 22), body };
}

function clip<T extends string | null>(text: T): T {
  return (text !== null && text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text) as T;
}

/** Reads what {@link writeTrace} wrote, for one device. */
export function readTrace(
  body: string,
  device: string | null,
): Pick<Decision, 'request' | 'outcome' | 'rules'> {
  const trace = JSON.parse(body) as Trace;
  return { request: trace.request, ...explainFor(trace, device) };
}
