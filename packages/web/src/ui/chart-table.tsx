import type { ReactNode } from 'react';
import { chartTimeWriter } from './chart-time.ts';
import type { ChartData } from './chart-types.ts';
import { useUi } from './ui-context.tsx';

/** The numbers behind a chart. */
export function ChartTable(props: {
  chart: ChartData;
  label: string;
  write: (value: number | null) => string;
}): ReactNode {
  const { texts, format } = useUi();
  const { times, series, marks, areDays } = props.chart;
  const writeTime = chartTimeWriter(format, areDays);
  const markAt = (at: number): string =>
    (marks ?? [])
      .filter((mark) => mark.at >= times[at]! && mark.at < (times[at + 1] ?? Infinity))
      .map(({ label }) => label)
      .join(', ');
  return (
    <div
      role="region"
      tabIndex={0}
      aria-label={props.label}
      className="ui-table-frame max-h-72 overflow-auto"
    >
      <table className="ui-table ui-table-plain">
        <thead>
          <tr>
            <th scope="col">{texts.time}</th>
            {series.map(({ label }) => (
              <th key={label} scope="col" data-align="end">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.map((time, at) => (
            <tr key={time}>
              <th scope="row" className="font-normal whitespace-nowrap">
                {writeTime(time)}
                {markAt(at) && <span className="text-quiet"> · {markAt(at)}</span>}
              </th>
              {series.map(({ label, values }) => (
                <td key={label} data-align="end">
                  {props.write(values[at] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
