import { useId, type CSSProperties, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { Tone } from './badge.tsx';
import { useFormat } from './ui-context.tsx';

/** How far something has come, or how much of a limit is used. Without `value` it goes on for an unknown time. */
export function Progress(props: {
  label: ReactNode;
  /** Of `max`; more than `max` is shown full. */
  value?: number | undefined;
  max?: number | undefined;
  /** What is written at the end instead of the percentage. */
  text?: ReactNode;
  tone?: Extract<Tone, 'accent' | 'good' | 'warning' | 'bad'>;
  isLabelHidden?: boolean;
  className?: string;
}): ReactNode {
  const id = useId();
  const format = useFormat();
  const { value, max = 100, tone = 'accent' } = props;
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, max === 0 ? 0 : value / max));
  const known =
    share === undefined
      ? {}
      : { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 };
  return (
    <div className={classNames('min-w-0', props.className)}>
      <div className={props.isLabelHidden ? 'sr-only' : 'mb-1 flex justify-between gap-3'}>
        <span id={id} className="min-w-0">
          {props.label}
        </span>
        <span className="text-quiet tabular-nums">
          {props.text ?? (value !== undefined && format.percent(max === 0 ? 0 : value / max))}
        </span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        {...known}
        className={classNames('ui-progress', `ui-fill-${tone}`, share === undefined && 'ui-progress-unknown')}
        style={{ '--fill': `${(share ?? 0) * 100}%` } as CSSProperties}
      />
    </div>
  );
}
