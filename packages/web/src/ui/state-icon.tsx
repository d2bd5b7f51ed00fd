import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { useUi } from './ui-context.tsx';

/** How well something does. Each has a colour, a shape and a word. */
export type State = 'operational' | 'degraded' | 'partial' | 'major' | 'maintenance' | 'unknown';

const colours: Record<State, string> = {
  operational: 'text-operational',
  degraded: 'text-degraded',
  partial: 'text-partial',
  major: 'text-major',
  maintenance: 'text-maintenance',
  unknown: 'text-no-data',
};

const stroke = { fill: 'none', stroke: 'var(--page)', strokeWidth: 1.75, strokeLinecap: 'round' as const };

const shapes: Record<State, ReactNode> = {
  operational: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m4.8 8.2 2.2 2.2 4.2-4.6" {...stroke} strokeLinejoin="round" />
    </>
  ),
  degraded: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="currentColor" />
      <path d="M4.8 8h6.4" {...stroke} />
    </>
  ),
  partial: (
    <>
      <path d="M8 1.2 15.4 14a.7.7 0 0 1-.6 1H1.2a.7.7 0 0 1-.6-1Z" fill="currentColor" />
      <path d="M8 6.2v3.6M8 12.2v.1" {...stroke} />
    </>
  ),
  major: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" fill="currentColor" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" {...stroke} />
    </>
  ),
  maintenance: (
    <path
      d="M14.6 4.3 12.2 6.7 9.9 6.1 9.3 3.8l2.4-2.4a4.3 4.3 0 0 0-5.5 5.4l-4.7 4.7a2.1 2.1 0 0 0 3 3l4.7-4.7a4.3 4.3 0 0 0 5.4-5.5Z"
      fill="currentColor"
    />
  ),
  unknown: (
    <circle
      cx="8"
      cy="8"
      r="6.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeDasharray="2.6 2.27"
    />
  ),
};

/** A state as shape and word. `word` replaces the usual one; `isWordHidden` leaves it to screen readers; a sentence breaks into lines. */
export function StateIcon(props: {
  state: State;
  word?: ReactNode;
  isWordHidden?: boolean;
  isSentence?: boolean;
  className?: string;
}): ReactNode {
  const { texts } = useUi();
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 align-bottom',
        !props.isSentence && 'whitespace-nowrap',
        props.className,
      )}
    >
      <svg aria-hidden viewBox="0 0 16 16" className={`size-3.5 shrink-0 ${colours[props.state]}`}>
        {shapes[props.state]}
      </svg>
      <span className={props.isWordHidden ? 'sr-only' : `font-medium ${colours[props.state]}`}>
        {props.word ?? texts.states[props.state]}
      </span>
    </span>
  );
}
