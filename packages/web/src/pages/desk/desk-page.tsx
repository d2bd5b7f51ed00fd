import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { useTexts } from '../../app/language.ts';
import { useUrlParams } from '../../app/search.ts';
import { deskTexts } from '../../texts/desk.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LiveMark } from '../releases/live-mark.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { QueueFilters } from './queue-filters.tsx';
import { QueueList } from './queue-list.tsx';
import { QueueTable } from './queue-table.tsx';
import { TicketPanel } from './ticket-panel.tsx';
import { useDeskKeys } from './use-desk-keys.ts';
import { useDeskLive } from './use-desk-live.ts';
import { useQueue } from './use-queue.ts';
import { ViewBar } from './view-bar.tsx';

/** `/desk`: the queue, and beside it the ticket that `?ticket=CPG-1234` names. */
export function DeskPage(): ReactNode {
  const t = useTexts(deskTexts);
  const { values } = useUrlParams();
  const { act, start, close } = useAct();
  const queue = useQueue();
  const { ticket } = values;
  const live = useDeskLive(ticket);
  useDeskKeys(start);
  return (
    <DeskFrame
      title={t.title}
      description={ticket ? undefined : t.intro}
      actions={
        <>
          <LiveMark isLive={live.isLive} />
          <Button icon="keyboard" onClick={() => start('keys')}>
            {t.keys}
          </Button>
        </>
      }
    >
      <div className={classNames('mb-3', ticket && 'hidden lg:block')}>
        <ViewBar />
        <QueueFilters />
      </div>
      {ticket ? (
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[15rem_minmax(0,1fr)] 2xl:grid-cols-[19rem_minmax(0,1fr)]">
          <QueueList query={queue} />
          <TicketPanel
            key={ticket}
            name={ticket}
            changedAt={queue.data?.items.find(({ reference }) => reference === ticket)?.updatedAt}
            live={live}
          />
        </div>
      ) : (
        <QueueTable query={queue} />
      )}
      {act === 'keys' && <KeysDialog onClose={close} />}
    </DeskFrame>
  );
}
