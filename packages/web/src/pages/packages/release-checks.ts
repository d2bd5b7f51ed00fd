import type { Obstacle } from '../releases/obstacles.tsx';
import type { PackageState } from './use-package.ts';

/** What is looked at before a release goes out. */
export type CheckName = 'package' | 'size' | 'range' | 'duplicate' | 'rollout' | 'signature';

/** A check: whether it is known yet, and what stands in the way. */
export interface Check {
  name: CheckName;
  state: 'open' | 'good' | 'bad';
  problems: Obstacle[];
}

const BY_CODE: Record<string, CheckName> = {
  'payload-too-large': 'size',
  'invalid-input': 'range',
  'duplicate-release': 'duplicate',
  'rollout-unfinished': 'rollout',
  'signature-required': 'signature',
};
const OF_PACKAGE: CheckName[] = ['size', 'duplicate', 'signature'];
const ORDER: CheckName[] = ['package', 'size', 'signature', 'range', 'duplicate', 'rollout'];

/**
 * Sorts what the server found under what is looked at.
 *
 * @param problems undefined until the server has answered for the present values
 */
export function checksOf(state: PackageState['step'], problems: Obstacle[] | undefined): Check[] {
  return ORDER.map((name) => {
    const found = problems?.filter(({ code }) => (BY_CODE[code] ?? 'range') === name) ?? [];
    if (name === 'package') return { name, state: PACKAGE[state], problems: [] };
    if (found.length > 0) return { name, state: 'bad', problems: found };
    const isKnown = problems !== undefined && (state === 'ready' || !OF_PACKAGE.includes(name));
    return { name, state: isKnown ? 'good' : 'open', problems: [] };
  });
}

const PACKAGE: Record<PackageState['step'], Check['state']> = {
  none: 'open',
  reading: 'open',
  ready: 'good',
  refused: 'bad',
};
