import type { TicketClock } from '@codepushgo/contract';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

/** How the state of a clock looks, to customers and to staff. */
export const clockLooks: Record<TicketClock['state'], { tone: Tone; icon: IconName }> = {
  running: { tone: 'accent', icon: 'clock' },
  paused: { tone: 'neutral', icon: 'pause' },
  met: { tone: 'good', icon: 'check' },
  breached: { tone: 'bad', icon: 'triangle-alert' },
  breached_late: { tone: 'bad', icon: 'triangle-alert' },
  cancelled: { tone: 'neutral', icon: 'minus' },
};
