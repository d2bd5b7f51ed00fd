import type { DeviceOnChannel } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { DecisionList } from '../decisions/decision-list.tsx';
import { DeviceCard } from './device-card.tsx';
import type { DeviceOnChannelTarget } from './device-target.ts';
import { NextCheckCard } from './next-check-card.tsx';
import { OverrideCard } from './override-card.tsx';
import { ReportsCard } from './reports-card.tsx';

/** A device on one channel: what it was told and reported, and beside that what it is. */
export function DeviceContent(props: { at: DeviceOnChannelTarget; known: DeviceOnChannel }): ReactNode {
  const { at, known } = props;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="flex flex-col gap-4 lg:order-2">
        <DeviceCard at={at} device={known.device} />
        <OverrideCard at={at} override={known.override} appVersion={known.device?.appVersion ?? null} />
      </div>
      <div className="flex flex-col gap-4">
        <NextCheckCard at={at} known={known} />
        <DecisionList decisions={known.decisions} />
        <ReportsCard at={at} reports={known.reports} />
      </div>
    </div>
  );
}
