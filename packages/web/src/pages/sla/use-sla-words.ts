import type { SlaFigure, SlaInterval } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { slaTexts } from '../../texts/sla.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { useMoney } from '../billing/use-money.ts';

const SECOND_MS = 1000;
const MICRO_A_CENT = 10_000;

/** How figures of availability are written. */
export interface SlaWords {
  /** A percentage as the server printed it: cut off, so no figure is rounded up here. */
  percent(text: string): string;
  cents(amount: number): string;
  month(month: string): string;
  seconds(seconds: number): string;
  unmeasured(figure: SlaFigure): string;
  band(figure: SlaFigure): string;
  interval(interval: SlaInterval): string;
}

/** Words for figures of availability in the reader's language. */
export function useSlaWords(): SlaWords {
  const format = useFormat();
  const t = useTexts(slaTexts);
  const money = useMoney();
  const percent = (text: string): string => {
    const digits = text.split('.')[1]?.length ?? 0;
    const options = {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    // The decimals are exact as a text; a hundredth of it is rounded back to the same ones.
    return format.number(Number(text) / 100, options);
  };
  const seconds = (count: number): string =>
    count === 0
      ? format.number(0, { style: 'unit', unit: 'second', unitDisplay: 'short' })
      : format.duration(count * SECOND_MS);
  const instant = (at: string): string =>
    format.dateTime(new Date(at), { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'medium' });
  return {
    percent,
    cents: (amount) => money(amount * MICRO_A_CENT),
    month: (month) =>
      format.date(new Date(`${month}-01T00:00:00Z`), { timeZone: 'UTC', month: 'long', year: 'numeric' }),
    seconds,
    unmeasured: ({ unmeasuredSeconds, isPoorlyMeasured }) =>
      isPoorlyMeasured ? `${seconds(unmeasuredSeconds)} (${t.poorly})` : seconds(unmeasuredSeconds),
    band: ({ creditPercent }) => (creditPercent === 0 ? t.none : percent(String(creditPercent))),
    interval: ({ from, to, state, excludedAs }) => {
      const outage =
        state === 'partial_outage' || state === 'major_outage' ? t.outages[state] : t.outages.other;
      const what = excludedAs ? `${outage} (${t.excludedAs[excludedAs]})` : outage;
      return t.interval(what, instant(from), `${instant(to)} UTC`);
    },
  };
}
