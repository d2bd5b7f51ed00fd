import type { ReactNode } from 'react';

const [WIDTH, HEIGHT] = [80, 28];

/** A line without axes beside a figure that says it in words. */
export function Sparkline({ values, className }: { values: number[]; className?: string }): ReactNode {
  if (values.length < 2) return null;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, at) => {
    const x = (at / (values.length - 1)) * (WIDTH - 2) + 1;
    const y = HEIGHT - 2 - ((value - least) / (most - least || 1)) * (HEIGHT - 4);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={`shrink-0 text-accent ${className ?? ''}`}
    >
      <path
        d={`M${points.join('L')}L${WIDTH - 1} ${HEIGHT}L1 ${HEIGHT}Z`}
        fill="currentColor"
        fillOpacity="0.1"
      />
      <path
        d={`M${points.join('L')}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
