import { callService } from '#operations';
import type { MeasuredFacts } from '#status';
import type { Ctx } from '../../context.ts';

/**
 * What the status service recorded that touches a time.
 *
 * @throws Problem `unavailable` when it cannot be asked
 */
export async function fetchFacts(
  ctx: Pick<Ctx, 'config' | 'clock' | 'log'>,
  { from, to }: { from: Date; to: Date },
): Promise<MeasuredFacts> {
  const query = new URLSearchParams({ from: from.toISOString(), to: to.toISOString() });
  const { facts } = await callService<{ facts: MeasuredFacts }>(ctx, { path: `/facts?${query}` });
  return facts;
}
