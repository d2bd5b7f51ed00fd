import type { TicketPerson } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { useAccount } from '../../app/session.tsx';
import { supportTexts } from '../../texts/support.ts';
import { ticketTexts } from '../../texts/ticket.ts';

/** Whether somebody who takes part is whoever reads. */
export function useIsOneself(): (person: TicketPerson) => boolean {
  const { id } = useAccount();
  return ({ side, accountId }) => (side === 'customer' || side === 'participant') && accountId === id;
}

/** How somebody is called who takes part: oneself, a colleague, somebody of support, or the system. */
export function usePersonName(): (person: TicketPerson) => string {
  const t = useTexts(supportTexts);
  const { by } = useTexts(ticketTexts);
  const isOneself = useIsOneself();
  return (person) => {
    const { side, name } = person;
    if (side === 'system') return t.system;
    if (side === 'agent') return name ? by(name, t.team) : t.team;
    return isOneself(person) ? t.you : (name ?? t.formerMember);
  };
}
