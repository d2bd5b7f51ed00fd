import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

/** What a colour stands for; words or a shape always say the same. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'bad' | 'info';

const tones: Record<Tone, string> = {
  neutral: 'text-quiet',
  accent: 'text-accent',
  good: 'text-good',
  warning: 'text-degraded',
  bad: 'text-bad',
  info: 'text-maintenance',
};

/** The text colour of a tone. */
export function toneText(tone: Tone): string {
  return tones[tone];
}

/** A word in a frame: a kind, a role, a count. */
export function Badge(props: {
  tone?: Tone;
  icon?: IconName;
  className?: string;
  children: ReactNode;
}): ReactNode {
  const tone = props.tone ?? 'neutral';
  return (
    <span
      className={classNames(
        'ui-badge inline-flex max-w-full items-center gap-1 rounded-full border px-2 text-xs font-medium',
        tones[tone],
        props.className,
      )}
    >
      {props.icon && <Icon name={props.icon} size={12} />}
      <span className="truncate">{props.children}</span>
    </span>
  );
}
