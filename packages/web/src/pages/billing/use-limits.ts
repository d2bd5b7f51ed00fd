import type { Plan } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { planTexts } from '../../texts/plan.ts';
import { useFormat } from '../../ui/ui-context.tsx';

/** The limits of a plan in words. */
export function useLimits(): (plan: Plan) => { label: string; value: string }[] {
  const t = useTexts(planTexts);
  const format = useFormat();
  return ({ limits, isFrom }) => {
    const say = (limit: number | null, unit: (count: string) => string): string => {
      if (limit === null) return t.noLimit;
      const written = unit(format.number(limit));
      return isFrom ? t.atLeast(written) : written;
    };
    return [
      { label: t.activeUsers, value: say(limits.activeUsers, (count) => count) },
      { label: t.bandwidth, value: say(limits.bandwidthGib, t.gib) },
      { label: t.storage, value: say(limits.storageGib, t.gib) },
    ];
  };
}
