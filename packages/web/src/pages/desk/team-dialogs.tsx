import type { DeskAgent } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskTeamTexts } from '../../texts/desk-team.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CapacityDialog } from './capacity-dialog.tsx';
import { MakeAgentDialog } from './make-agent-dialog.tsx';

/** What the address asks to do with the team: `?do=make-agent`, `?do=capacity:…`, `?do=end:…`. */
export function TeamDialogs(props: {
  act: string | undefined;
  agents: DeskAgent[];
  isOperator: boolean;
  onClose: () => void;
}): ReactNode {
  const { act, agents, isOperator, onClose } = props;
  const t = useTexts(deskTeamTexts);
  const end = useSend(client.desk.endAgent);
  const [verb, id] = (act ?? '').split(':');
  const chosen = agents.find(({ accountId }) => accountId === id);
  if (verb === 'make-agent' && isOperator) return <MakeAgentDialog onClose={onClose} />;
  if (!chosen) return null;
  if (verb === 'capacity') return <CapacityDialog agent={chosen} onClose={onClose} />;
  if (verb !== 'end' || !isOperator || chosen.staff !== 'agent') return null;
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t.endTitle(chosen.name)}
      confirmLabel={t.end}
      touches={[chosen.email]}
      onConfirm={() => end({ agent: chosen.accountId })}
    >
      {t.endText}
    </ConfirmDialog>
  );
}
