import type { DeskAgent } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { api, client } from '../../app/api.ts';
import { faultOf } from '../../app/faults.ts';
import { useTexts } from '../../app/language.ts';
import { useAccount } from '../../app/session.tsx';
import { useAtOnce } from '../../app/use-at-once.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { deskTeamTexts } from '../../texts/desk-team.ts';
import { deskTexts } from '../../texts/desk.ts';
import { Address } from '../../ui/address.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { EscalationCard } from './escalation-card.tsx';
import { TeamDialogs } from './team-dialogs.tsx';

/** `/desk/team`: who answers tickets, with the room of each. */
export function TeamPage(): ReactNode {
  const { team: t } = useTexts(deskPageTexts);
  const { partNames } = useTexts(deskTexts);
  const operators = useTexts(deskTeamTexts);
  const { act, start, close } = useAct();
  const { texts } = useUi();
  const isOperator = useAccount().staff === 'operator';
  const query = useQuery(api.desk.listAgents.queryOptions());
  const setAway = useAtOnce(client.desk.setAway, ({ isAway }) => (isAway ? t.away : t.inRota));
  return (
    <DeskFrame
      title={partNames.team}
      description={t.intro}
      actions={<HeadActions make={isOperator ? () => start('make-agent') : null} />}
    >
      <Table
        label={partNames.team}
        columns={useColumns()}
        rows={query.data?.items}
        error={faultOf(query)}
        onRetry={() => void query.refetch()}
        rowKey={({ accountId }) => accountId}
        rowActions={(agent) => (
          <Menu
            label={texts.named(t.setCapacity, agent.name)}
            size="small"
            entries={[
              { label: t.setCapacity, icon: 'pencil', onSelect: () => start(`capacity:${agent.accountId}`) },
              {
                label: agent.isAway ? t.comeBack : t.goAway,
                icon: agent.isAway ? 'play' : 'pause',
                onSelect: () => setAway({ agent: agent.accountId, isAway: !agent.isAway }),
              },
              ...(isOperator && agent.staff === 'agent'
                ? [
                    {
                      label: operators.end,
                      icon: 'trash' as const,
                      isDanger: true,
                      onSelect: () => start(`end:${agent.accountId}`),
                    },
                  ]
                : []),
            ]}
          />
        )}
        empty={
          <EmptyState
            level={2}
            icon="users"
            title={t.empty}
            command={{
              label: t.command,
              code: 'npm run server -- create-account --email agent@example.com --name Agent --agent',
            }}
          >
            {t.emptyText}
          </EmptyState>
        }
      />
      {isOperator && <EscalationCard />}
      <TeamDialogs {...{ act, isOperator }} agents={query.data?.items ?? []} onClose={close} />
    </DeskFrame>
  );
}

function HeadActions({ make }: { make: (() => void) | null }): ReactNode {
  const operators = useTexts(deskTeamTexts);
  const { team: t } = useTexts(deskPageTexts);
  const format = useFormat();
  const deal = useAtOnce(client.desk.deal, ({ given, left }) =>
    t.dealt(format.number(given), format.number(left)),
  );
  return (
    <>
      {make && (
        <Button icon="plus" onClick={make}>
          {operators.make}
        </Button>
      )}
      <Button kind="primary" icon="users" onClick={() => deal({})}>
        {t.deal}
      </Button>
    </>
  );
}

function useColumns(): Column<DeskAgent>[] {
  const { team: t } = useTexts(deskPageTexts);
  const format = useFormat();
  const { id } = useAccount();
  return [
    {
      id: 'name',
      header: t.name,
      isMain: true,
      cell: ({ accountId, name, email }) => (
        <span className="flex flex-col">
          <span>
            {name}
            {accountId === id && <span className="text-quiet"> ({t.me})</span>}
          </span>
          <span className="text-xs font-normal text-quiet">
            <Address text={email} />
          </span>
        </span>
      ),
    },
    { id: 'staff', header: t.staff, cell: ({ staff }) => t.kinds[staff] },
    { id: 'open', header: t.open, align: 'end', cell: ({ openTickets }) => format.number(openTickets) },
    { id: 'capacity', header: t.capacity, align: 'end', cell: ({ capacity }) => format.number(capacity) },
    {
      id: 'rota',
      header: t.rota,
      cell: ({ isAway, capacity }) => (
        <Badge tone={isAway ? 'warning' : capacity > 0 ? 'good' : 'neutral'}>
          {isAway ? t.away : capacity > 0 ? t.inRota : t.noRoom}
        </Badge>
      ),
    },
  ];
}
