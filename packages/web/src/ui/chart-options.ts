import uPlot from 'uplot';
import { looksOf, stackUp, type ChartData } from './chart-types.ts';
import type { useUi } from './ui-context.tsx';

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3600;
/** How far apart the names of a time axis may be: minutes, hours, days, then months and years about as long. */
const TIME_STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60),
  ...[1, 2, 3, 4, 6, 8, 12].map((hours) => hours * HOUR_SECONDS),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 30, 60, 90, 180, 365].map((days) => days * DAY_SECONDS),
];

/** How far apart whole numbers of an axis may be: 1, 2, 5, 10, 20, 50 and so on. */
const WHOLE_STEPS = Array.from({ length: 15 }, (_, power) =>
  [1, 2, 5].map((step) => step * 10 ** power),
).flat();

/** What a custom property is at this element, as a colour a canvas understands. */
function colourReader(element: HTMLElement): (variable: string) => string {
  const probe = document.createElement('i');
  probe.style.setProperty('transition', 'none', 'important');
  element.append(probe);
  queueMicrotask(() => probe.remove());
  return (variable) => {
    probe.style.color = `var(${variable})`;
    return getComputedStyle(probe).color;
  };
}

/** A colour made see-through; without support for it, the colour. */
function soften(colour: string, alpha: number): string {
  return colour.replace(/^rgb\((\d+), (\d+), (\d+)\)$/, `rgba($1, $2, $3, ${alpha})`);
}

/** The columns that uPlot draws. */
export function dataOf(chart: ChartData): uPlot.AlignedData {
  const values = chart.isStacked ? stackUp(chart.series) : chart.series.map((series) => series.values);
  return [chart.times, ...values] as uPlot.AlignedData;
}

function seriesOptions(chart: ChartData, colour: (variable: string) => string): uPlot.Series[] {
  const { bars, stepped, linear } = uPlot.paths;
  return chart.series.map((series, at) => {
    const { variable, dash } = looksOf(series, at);
    const kind = series.kind ?? (chart.isStacked ? 'area' : 'line');
    const stroke = colour(variable);
    const paths = {
      bars: bars?.({ size: [0.7, 40], radius: 0.15 }),
      steps: stepped?.({ align: 1 }),
      line: linear?.(),
      area: linear?.(),
    }[kind];
    return {
      label: series.label,
      stroke,
      width: kind === 'bars' ? 0 : 2,
      dash: kind === 'bars' ? [] : dash,
      ...(kind === 'line' || kind === 'steps'
        ? {}
        : { fill: soften(stroke, kind === 'bars' ? 1 : chart.isStacked ? 0.28 : 0.12) }),
      ...(paths ? { paths } : {}),
      points: { show: chart.times.length === 1 },
    };
  });
}

function drawMarks(
  chart: ChartData,
  colour: (variable: string) => string,
  font: string,
): (plot: uPlot) => void {
  const [line, text] = [colour('--edge'), colour('--quiet')];
  return (plot) => {
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.strokeStyle = line;
    ctx.fillStyle = text;
    ctx.font = font.replace(/(\d+)px/, (_, size: string) => `${Number(size) * ratio}px`);
    ctx.lineWidth = ratio;
    ctx.setLineDash([2 * ratio, 3 * ratio]);
    for (const { at, label } of chart.marks ?? []) {
      const x = Math.round(plot.valToPos(at, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      const isNearEnd = x + ctx.measureText(label).width + 8 * ratio > bbox.left + bbox.width;
      ctx.textAlign = isNearEnd ? 'right' : 'left';
      ctx.fillText(label, x + (isNearEnd ? -4 : 4) * ratio, bbox.top + 10 * ratio);
    }
    ctx.restore();
  };
}

/** The ends of the time; bars at them are shown whole. */
function padForBars({ times, series }: ChartData, least: number, most: number): [number, number] {
  if (!series.some(({ kind }) => kind === 'bars') || times.length < 2) return [least, most];
  const half = (times[1]! - times[0]!) / 2;
  return [least - half, most + half];
}

type Ui = ReturnType<typeof useUi>;

function axes(
  chart: ChartData,
  ui: Ui,
  colour: (variable: string) => string,
  font: string,
  write: (value: number) => string,
): uPlot.Axis[] {
  const shared = { stroke: colour('--quiet'), font, ticks: { show: false } };
  const { format } = ui;
  const writeTime = (at: number, step: number): string => {
    if (chart.areDays) return format.dateTime(at * 1000, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const time = format.dateTime(at * 1000, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    // Hours alone would not say which day they are of.
    const isDay = step >= DAY_SECONDS || time === '00:00';
    return isDay ? format.date(at * 1000, { day: 'numeric', month: 'short' }) : time;
  };
  const isCounted = chart.series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)));
  return [
    {
      ...shared,
      space: 72,
      size: 28,
      // Times are written to the minute: steps of seconds would name each several times.
      incrs: TIME_STEPS,
      grid: { show: false },
      // Between two days there is nothing to name.
      filter: (_plot, splits) => splits.map((at) => (chart.areDays && at % DAY_SECONDS !== 0 ? null : at)),
      values: (_plot, splits, _axis, _space, step) =>
        splits.map((at: number | null) => (at === null ? null : writeTime(at, step))),
    },
    {
      ...shared,
      size: (_plot, values) => 16 + 7 * Math.max(2, ...(values ?? []).map((value) => String(value).length)),
      gap: 8,
      space: 36,
      // What is counted has no halves.
      ...(isCounted ? { incrs: WHOLE_STEPS } : {}),
      grid: { stroke: colour('--line'), width: 1 },
      // Nothing needs no unit, which would touch the first name of the times.
      values: (_plot, splits) => splits.map((value) => (value === 0 ? '0' : write(value))),
    },
  ];
}

/** uPlot's options for a chart in the colours of the element it is drawn in. */
export function chartOptions(
  chart: ChartData,
  element: HTMLElement,
  ui: Ui,
  given: { height: number; write: (value: number) => string; onPoint: (at: number | null) => void },
): uPlot.Options {
  const colour = colourReader(element);
  const font = `12px ${getComputedStyle(element).fontFamily}`;
  const stacked = chart.isStacked
    ? chart.series.slice(1).map((_, at) => ({ series: [at + 2, at + 1] as [number, number] }))
    : [];
  return {
    width: element.clientWidth,
    height: given.height,
    padding: [8, 28, 0, 0],
    tzDate: (at) => uPlot.tzDate(new Date(at * 1000), chart.areDays ? 'UTC' : ui.timeZone),
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7, width: 2, fill: colour('--page') } },
    scales: {
      x: { time: true, range: (_plot, least, most) => padForBars(chart, least, most) },
      y: { range: (_plot, _least, most) => [0, chart.max ?? (most || 1) * 1.08] },
    },
    series: [{}, ...seriesOptions(chart, colour)],
    bands: stacked,
    axes: axes(chart, ui, colour, font, given.write),
    hooks: {
      draw: [drawMarks(chart, colour, font)],
      setCursor: [
        (plot) => {
          const isOver = (plot.cursor.left ?? -1) >= 0;
          given.onPoint(isOver ? (plot.cursor.idx ?? null) : null);
        },
      ],
    },
  };
}
