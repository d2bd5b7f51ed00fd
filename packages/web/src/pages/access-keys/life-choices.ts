import { useTexts } from '../../app/language.ts';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import type { Choice } from '../../ui/select.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

const DAYS = [7, 30, 60, 90, 180, 365];

/** A day in milliseconds. */
export const DAY_MS = 86_400_000;

/** How long a key may live, in days. */
export function useLifeChoices(): Choice[] {
  const t = useTexts(accessKeyTexts);
  const format = useFormat();
  return DAYS.map((days) => ({ value: String(days), label: t.days(format.number(days)) }));
}
