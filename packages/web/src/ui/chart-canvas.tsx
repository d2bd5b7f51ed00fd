import { useEffect, useRef, useState, type ReactNode } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { chartOptions, dataOf } from './chart-options.ts';
import type { ChartData } from './chart-types.ts';
import { useUi } from './ui-context.tsx';

/** Counts changes of the theme, after which everything is drawn in the new colours. */
function useThemeChanges(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const next = (): void => setCount((before) => before + 1);
    const observer = new MutationObserver(next);
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'class'],
    });
    const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
      matchMedia(query),
    );
    for (const query of queries) query.addEventListener('change', next);
    return () => {
      observer.disconnect();
      for (const query of queries) query.removeEventListener('change', next);
    };
  }, []);
  return count;
}

/** The drawing itself, by uPlot; loaded when a chart comes into being. */
export function ChartCanvas(props: {
  chart: ChartData;
  height: number;
  write: (value: number | null) => string;
  at: number | null;
  onPoint: (at: number | null) => void;
}): ReactNode {
  const ui = useUi();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const theme = useThemeChanges();
  const latest = useRef(props);
  latest.current = props;
  const { times, series, areDays, isStacked, max, marks } = props.chart;
  const shape = series.map(({ label, tone, kind }) => [label, tone, kind].join()).join(';');
  useEffect(() => {
    const element = box.current!;
    const options = chartOptions(latest.current.chart, element, ui, {
      height: props.height,
      write: (value) => latest.current.write(value),
      onPoint: (at) => latest.current.onPoint(at),
    });
    const drawn = new uPlot(options, dataOf(latest.current.chart), element);
    plot.current = drawn;
    const resized = new ResizeObserver(() => {
      drawn.setSize({ width: element.clientWidth, height: props.height });
    });
    resized.observe(element);
    return () => {
      resized.disconnect();
      drawn.destroy();
    };
    // Series that look otherwise need another drawing; other values do not.
  }, [shape, areDays, isStacked, max, marks, props.height, ui, theme]);
  useEffect(() => plot.current?.setData(dataOf(latest.current.chart)), [times, series]);
  useEffect(() => {
    const drawn = plot.current;
    const time = props.at === null ? undefined : latest.current.chart.times[props.at];
    if (!drawn || time === undefined || drawn.cursor.idx === props.at) return;
    drawn.setCursor({ left: drawn.valToPos(time, 'x'), top: 0 }, false);
  }, [props.at]);
  return <div ref={box} aria-hidden className="ui-chart" style={{ height: props.height }} />;
}
