import { readComponents, type StatusContext } from '#status';
import { PROBED, type Probed } from './probe-rules.ts';

/** What is probed and on the page: operators may have taken a component off it. */
export function probedOn(ctx: StatusContext): Probed[] {
  const keys = new Set(readComponents(ctx).map(({ key }) => key));
  return PROBED.filter((key) => keys.has(key));
}
