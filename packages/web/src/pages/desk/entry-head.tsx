import type { TicketPerson } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { RelativeTime } from '../../ui/time.tsx';

/** Who did something, on which side, and when. */
export function EntryHead(props: {
  by: TicketPerson;
  at: string;
  mark?: ReactNode;
  children?: ReactNode;
}): ReactNode {
  const { by } = props;
  const sides = useSides();
  const words = useTexts(deskWords);
  return (
    <div className="mb-1 flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
      {props.mark}
      <span className="font-semibold">
        {by.side === 'system' ? sides.system : (by.name ?? words.unknownPerson)}
      </span>
      {by.side !== 'system' && <span className="text-xs text-quiet">{sides[by.side]}</span>}
      {props.children}
      <span className="ml-auto text-xs text-quiet">
        <RelativeTime value={props.at} />
      </span>
    </div>
  );
}

function useSides(): Record<TicketPerson['side'], string> {
  const t = useTexts(deskTicketTexts);
  return { agent: t.staff, customer: t.customerSide, participant: t.participant, system: t.system };
}
