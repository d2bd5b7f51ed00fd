import type { ReactNode } from 'react';
import { toneText, type Tone } from './badge.tsx';
import { Icon, type IconName } from './icon.tsx';
import { RelativeTime } from './time.tsx';

/** Something that happened. */
export interface TimelineEvent {
  id: string;
  at: string | number;
  icon?: IconName | undefined;
  tone?: Tone | undefined;
  title: ReactNode;
  /** Who did it. */
  by?: ReactNode;
  children?: ReactNode;
}

/** What happened, in the order given. */
export function Timeline({ events, label }: { events: TimelineEvent[]; label: string }): ReactNode {
  return (
    <ol aria-label={label} className="ui-timeline">
      {events.map((event) => (
        <li key={event.id} className="relative flex gap-3 pb-5 last:pb-0">
          <span className={`ui-timeline-dot ${toneText(event.tone ?? 'neutral')}`}>
            <Icon name={event.icon ?? 'clock'} size={14} />
          </span>
          <div className="min-w-0 flex-1 pt-0.5">
            <div className="flex flex-col">
              <span className="font-semibold">{event.title}</span>
              <span className="text-xs text-quiet">
                {event.by && <>{event.by} </>}
                <span className="inline-block">
                  {event.by && '· '}
                  <RelativeTime value={event.at} />
                </span>
              </span>
            </div>
            {event.children && <div className="mt-0.5 text-quiet">{event.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
