import type { Contract, OpenInterval } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { planTexts } from '../../texts/plan.ts';
import { supportTexts } from '../../texts/support.ts';
import { Card } from '../../ui/card.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { Term } from './term.tsx';
import { useMoney } from './use-money.ts';

const SEVERITIES = ['urgent', 'high', 'normal', 'low'] as const;

/** A contract: its term, fee, and what answers follow. */
export function ContractCard({ contract, actions }: { contract: Contract; actions?: ReactNode }): ReactNode {
  const t = useTexts(planTexts);
  const { rows, times: rowName } = useTexts(coverageTexts);
  const language = useLanguage();
  const money = useMoney();
  const { severities, units } = useTexts(supportTexts);
  const { format, texts } = useUi();
  const { plan, from, to, monthlyFeeMicroUsd, responseRow, timeZone, holidays, hours, resolutionTimes } =
    contract;
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const goals = SEVERITIES.flatMap((severity) => {
    const goal = resolutionTimes?.[severity];
    return goal
      ? texts.named(severities[severity], units[goal.unit](goal.value, format.number(goal.value)))
      : [];
  });
  // The first of January 2024 was a Monday.
  const days = hours?.days.map((day) => weekday.format(new Date(Date.UTC(2024, 0, day))));
  const times = (intervals: OpenInterval[] = []): string =>
    intervals.map(({ open, close }) => `${open}–${close}`).join(', ');
  const holiday = ({ date, name, intervals }: Contract['holidays'][number]): ReactNode => (
    <li key={date} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
      <span className="tabular-nums">
        {format.dateTime(Date.parse(date), { dateStyle: 'medium', timeZone: 'UTC' })}
      </span>{' '}
      <span>
        {name} {times(intervals)}
      </span>
    </li>
  );
  return (
    <Card title={t.contracts} actions={actions}>
      <KeyValues
        items={[
          { label: t.plan, value: plan.name[language] },
          { label: t.term, value: <Term from={from} to={to} zone={timeZone} /> },
          { label: t.price, value: t.aMonth(money(monthlyFeeMicroUsd)) },
          { label: rowName, value: rows[responseRow] },
          { label: t.zone, value: timeZone },
          ...(hours ? [{ label: t.hours, value: `${days!.join(', ')} · ${times(hours.intervals)}` }] : []),
          ...(goals.length > 0 ? [{ label: t.goals, value: goals.join(', ') }] : []),
          {
            label: t.holidays,
            value:
              holidays.length > 0 ? (
                <ul className="flex flex-col gap-1 sm:grid sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-x-2 sm:gap-y-0">
                  {holidays.map(holiday)}
                </ul>
              ) : undefined,
          },
        ]}
      />
    </Card>
  );
}
