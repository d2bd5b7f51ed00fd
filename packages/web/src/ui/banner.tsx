import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';
import { useUi } from './ui-context.tsx';

const looks: Record<'info' | 'good' | 'warning' | 'bad', { icon: IconName; colour: string }> = {
  info: { icon: 'info', colour: 'text-maintenance' },
  good: { icon: 'circle-check', colour: 'text-good' },
  warning: { icon: 'triangle-alert', colour: 'text-degraded' },
  bad: { icon: 'circle-alert', colour: 'text-bad' },
};

/** Something to know, in the page, until it is over. `isLive`: read aloud when it appears. */
export function Banner(props: {
  tone: 'info' | 'good' | 'warning' | 'bad';
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  isLive?: boolean;
  onDismiss?: (() => void) | undefined;
  className?: string;
}): ReactNode {
  const { texts } = useUi();
  const { icon, colour } = looks[props.tone];
  return (
    <div
      role={props.isLive ? (props.tone === 'bad' ? 'alert' : 'status') : undefined}
      className={classNames(
        'ui-banner flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md border px-3 py-2.5',
        `ui-banner-${props.tone}`,
        props.className,
      )}
    >
      <div className="flex min-w-0 flex-[1_1_16rem] items-start gap-2.5">
        <Icon name={icon} className={`mt-0.5 ${colour}`} />
        <div className="min-w-0">
          <p className="font-semibold">
            <span className="sr-only">{texts.tones[props.tone]}: </span>
            {props.title}
          </p>
          {props.children && <div>{props.children}</div>}
        </div>
      </div>
      {props.actions && <div className="flex flex-wrap items-center gap-2">{props.actions}</div>}
      {props.onDismiss && (
        <IconButton icon="x" size="small" label={texts.dismiss} onClick={props.onDismiss} className="-m-1" />
      )}
    </div>
  );
}
