import { lazy, Suspense, useState, type KeyboardEvent, type ReactNode } from 'react';
import { ChartTable } from './chart-table.tsx';
import { chartTimeWriter } from './chart-time.ts';
import { looksOf, type ChartData, type Series } from './chart-types.ts';
import { Segmented } from './radio-group.tsx';
import { useUi } from './ui-context.tsx';

/** The props of a chart. */
export interface ChartProps extends ChartData {
  /** Says what is shown: "Devices by release". */
  label: string;
  formatValue?: ((value: number) => string) | undefined;
  /** Pixels of the drawing. */
  height?: number | undefined;
  actions?: ReactNode;
}

const ChartCanvas = lazy(() =>
  import('./chart-canvas.tsx').then((module) => ({ default: module.ChartCanvas })),
);

function Sample({ series, at }: { series: Series; at: number }): ReactNode {
  const { variable, dash } = looksOf(series, at);
  return (
    <svg aria-hidden viewBox="0 0 20 8" className="h-2 w-5 shrink-0">
      {series.kind === 'bars' ? (
        <rect x="6" width="8" height="8" rx="1" fill={`var(${variable})`} />
      ) : (
        <path d="M0 4h20" stroke={`var(${variable})`} strokeWidth="2.5" strokeDasharray={dash.join(' ')} />
      )}
    </svg>
  );
}

function Legend(props: {
  chart: ChartProps;
  at: number | null;
  write: (value: number | null) => string;
}): ReactNode {
  const { format, texts } = useUi();
  const { series, times } = props.chart;
  const at = props.at ?? times.length - 1;
  const time = times[at];
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
      {series.map((each, index) => (
        <span key={each.label} className="inline-flex items-center gap-1.5">
          <Sample series={each} at={index} />
          <span className="text-quiet">{each.label}</span>
          <span className="font-medium tabular-nums">{props.write(each.values[at] ?? null)}</span>
        </span>
      ))}
      <span className="ml-auto text-quiet tabular-nums">
        {time === undefined ? texts.noData : chartTimeWriter(format, props.chart.areDays)(time)}
      </span>
    </div>
  );
}

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowRight: (at, last) => Math.min(last, at + 1),
  PageUp: (at) => Math.max(0, at - 10),
  PageDown: (at, last) => Math.min(last, at + 10),
  Home: () => 0,
  End: (_at, last) => last,
};

function Drawing(props: { chart: ChartProps; write: (value: number | null) => string }): ReactNode {
  const { format, texts } = useUi();
  const { chart, write } = props;
  const [at, setAt] = useState<number | null>(null);
  const last = chart.times.length - 1;
  const shown = at === null ? last : Math.min(at, last);
  const read = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    setAt(step(shown, last));
  };
  const said = chart.series
    .map(({ label, values }) => `${label}: ${write(values[shown] ?? null)}`)
    .join(', ');
  const time = chart.times[shown];
  return (
    <>
      <div
        role="slider"
        tabIndex={0}
        aria-label={`${chart.label}. ${texts.chartKeys}`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={Math.max(0, shown)}
        aria-valuetext={
          time === undefined ? texts.noData : `${chartTimeWriter(format, chart.areDays)(time)}. ${said}`
        }
        onKeyDown={read}
        onBlur={() => setAt(null)}
        className="rounded-sm"
      >
        <Suspense fallback={<div className="ui-skeleton" style={{ height: chart.height ?? 220 }} />}>
          <ChartCanvas chart={chart} height={chart.height ?? 220} write={write} at={at} onPoint={setAt} />
        </Suspense>
      </div>
      <Legend chart={chart} at={at} write={write} />
    </>
  );
}

/** Values over time, as a drawing or as the table of the same data. */
export function Chart(props: ChartProps): ReactNode {
  const { texts, format } = useUi();
  const [view, setView] = useState('chart');
  const write = (value: number | null): string =>
    value === null ? '–' : (props.formatValue ?? ((each: number) => format.number(each)))(value);
  const choices = [
    { value: 'chart', label: texts.asChart },
    { value: 'table', label: texts.asTable },
  ];
  return (
    <figure aria-label={props.label} className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <figcaption className="font-semibold">{props.label}</figcaption>
        <div className="flex flex-wrap items-center gap-2">
          {props.actions}
          <Segmented
            label={`${texts.view}: ${props.label}`}
            choices={choices}
            value={view}
            onValue={setView}
          />
        </div>
      </div>
      {view === 'chart' ? (
        <Drawing chart={props} write={write} />
      ) : (
        <ChartTable chart={props} label={props.label} write={write} />
      )}
    </figure>
  );
}
