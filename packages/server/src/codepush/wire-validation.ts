import { Range } from 'semver';
import type { FieldFault } from './wire-refusal.ts';

/** Keys of both kinds: 10 to 100 letters, digits, `_` and `-`. */
const KEY = /^[A-Za-z0-9_-]{10,100}$/;
const NAME = /^[^\\/?:\u0000-\u001f\u007f-\u009f]{1,1000}$/;
const LABEL = /^v[1-9]\d*$/;
const DIGITS = /^\d{1,15}$/;
const FRIENDLY_NAME_LIMIT = 10_000;
const DESCRIPTION_LIMIT = 10_000;
const LONGEST_TTL_MS = 100 * 366 * 86_400_000;

type Rule = (value: unknown) => boolean;
type Rules = Record<string, Rule>;

/** Whether a text has the shape of an access key or deployment key. */
export function isKey(value: unknown): value is string {
  return typeof value === 'string' && KEY.test(value);
}

/** Whether a text is a version or range that node-semver accepts. */
export function isVersionRange(value: unknown): value is string {
  if (typeof value !== 'string' || value === '') return false;
  try {
    return new Range(value).range !== null;
  } catch {
    return false;
  }
}

const isName: Rule = (value) => typeof value === 'string' && NAME.test(value);
const isBoolean: Rule = (value) => typeof value === 'boolean';
const numberOf = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && DIGITS.test(value)
      ? Number(value)
      : Number.NaN;

function isFriendlyName(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const { length } = value.trim();
  return length >= 1 && length <= FRIENDLY_NAME_LIMIT;
}

function isRollout(value: unknown): boolean {
  const share = numberOf(value);
  return Number.isInteger(share) && share >= 1 && share <= 100;
}

/** Lists the faulty fields in the order of the rules; `null` counts as not sent. */
function findFaults(body: Record<string, unknown>, rules: Rules, required: string[]): FieldFault[] {
  return Object.entries(rules).flatMap(([field, isValid]): FieldFault[] => {
    const value = body[field] ?? null;
    if (value !== null) return isValid(value) ? [] : [{ field, message: 'Field is invalid' }];
    return required.includes(field) ? [{ field, message: 'Field is required' }] : [];
  });
}

/** The faults of a new or changed access key; a `ttl` of 0 ends a key and makes none. */
export function accessKeyFaults(body: Record<string, unknown>, use: 'create' | 'change'): FieldFault[] {
  const least = use === 'create' ? Number.MIN_VALUE : 0;
  const isTtl: Rule = (value) => numberOf(value) >= least && numberOf(value) <= LONGEST_TTL_MS;
  const rules: Rules = { friendlyName: isFriendlyName, ttl: isTtl };
  if (use === 'create') rules.name = isKey;
  return findFaults(body, rules, use === 'create' ? ['friendlyName'] : []);
}

/** The lifetime in a checked body, in milliseconds. */
export function ttlOf(body: Record<string, unknown>): number | undefined {
  return body.ttl === undefined || body.ttl === null ? undefined : Math.ceil(numberOf(body.ttl));
}

/** The faults of an app's or deployment's name. */
export function nameFaults(body: Record<string, unknown>): FieldFault[] {
  return findFaults(body, { name: isName }, ['name']);
}

/** The faults of a new deployment. */
export function deploymentFaults(body: Record<string, unknown>): FieldFault[] {
  return findFaults(body, { name: isName, key: isKey }, ['name']);
}

/** What a release says about itself, checked. Absent members were not sent. */
export interface PackageInfo {
  appVersion?: string;
  description?: string;
  label?: string;
  isDisabled?: boolean;
  isMandatory?: boolean;
  rollout?: number;
}

/** The faults of a package's description; only a new release must name a version. */
export function packageInfoFaults(info: Record<string, unknown>, use: 'release' | 'change'): FieldFault[] {
  const rules: Rules = {
    appVersion: (value) => isVersionRange(value) || (use === 'change' && value === ''),
    description: (value) => typeof value === 'string' && value.length <= DESCRIPTION_LIMIT,
    label: (value) => typeof value === 'string' && LABEL.test(value),
    isDisabled: isBoolean,
    isMandatory: isBoolean,
    rollout: isRollout,
  };
  return findFaults(info, rules, use === 'release' ? ['appVersion'] : []);
}

/** Takes the known members of a checked description; unknown ones are dropped. */
export function toPackageInfo(info: Record<string, unknown>): PackageInfo {
  const known: PackageInfo = {};
  for (const field of ['appVersion', 'description', 'label'] as const) {
    if (typeof info[field] === 'string') known[field] = info[field];
  }
  for (const field of ['isDisabled', 'isMandatory'] as const) {
    if (typeof info[field] === 'boolean') known[field] = info[field];
  }
  if (info.rollout !== undefined && info.rollout !== null) known.rollout = numberOf(info.rollout);
  return known;
}
