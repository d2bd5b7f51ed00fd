import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { KeptRequest } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useSend } from '../../app/send.ts';
import { supportPartTexts } from '../../texts/support-parts.ts';
import { supportTexts } from '../../texts/support.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { KeptCard } from './kept-card.tsx';
import { SupportFrame, supportPath } from './support-frame.tsx';

// The server keeps fewer of one person.
const MOST = 100;

/** `/o/{org}/support/kept`: requests that were declined, with what would make each eligible. */
export function KeptPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/support/kept' });
  const t = useTexts(supportPartTexts);
  const { act, start, close } = useAct();
  const query = useQuery(api.tickets.listKept.queryOptions({ input: { org, limit: MOST } }));
  const dropped = query.data?.items.find(({ id }) => act === `drop:${id}`);
  return (
    <SupportFrame at={{ org }} part="kept" description={t.keptIntro}>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing org={org} />
          ) : (
            <ul className="flex flex-col gap-4">
              {items.map((kept) => (
                <li key={kept.id}>
                  <KeptCard org={org} kept={kept} onDrop={() => start(`drop:${kept.id}`)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {dropped && <DropDialog org={org} kept={dropped} onClose={close} />}
    </SupportFrame>
  );
}

function Nothing({ org }: { org: string }): ReactNode {
  const t = useTexts(supportPartTexts);
  const { ask } = useTexts(supportTexts);
  return (
    <EmptyState
      level={2}
      icon="file"
      title={t.noneKept}
      actions={
        <ButtonLink icon="plus" href={supportPath({ org }, 'new')}>
          {ask}
        </ButtonLink>
      }
    >
      {t.noneKeptText}
    </EmptyState>
  );
}

function DropDialog(props: { org: string; kept: KeptRequest; onClose: () => void }): ReactNode {
  const { org, kept, onClose } = props;
  const t = useTexts(supportPartTexts);
  const drop = useSend(client.tickets.dropKept);
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.dropTitle(kept.subject)}
      confirmLabel={t.drop}
      onConfirm={() => drop({ org, request: kept.id })}
      done={t.dropped}
    >
      <p>{t.dropText}</p>
    </ConfirmDialog>
  );
}
