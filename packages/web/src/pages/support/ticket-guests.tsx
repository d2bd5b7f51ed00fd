import { useQuery } from '@tanstack/react-query';
import type { TicketDetail, TicketGuest } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { ticketMailTexts } from '../../texts/ticket-mail.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

const RENEWED_MS = 30_000;
type Place = { org: string; ticket: string };
type Choice = { guest: TicketGuest; admit: boolean };

/** People without an account who wrote to the ticket: what waits for a decision, and who was let in. */
export function TicketGuests({ at, detail }: { at: Place; detail: TicketDetail }): ReactNode {
  const t = useTexts(ticketMailTexts);
  const [choice, setChoice] = useState<Choice | null>(null);
  const query = useQuery(api.supportMail.listGuests.queryOptions({ input: at, refetchInterval: RENEWED_MS }));
  const items = query.data?.items ?? [];
  // The last message of each: a decision is about the person.
  const waiting = new Map(
    items.filter(({ state }) => state === 'waiting').map((guest) => [guest.address, guest]),
  );
  const admitted = new Set(items.flatMap(({ state, address }) => (state === 'admitted' ? address : [])));
  return (
    <>
      {[...waiting.values()].map((guest) => (
        <Waiting key={guest.address} guest={guest} canDecide={detail.may.invite} onChoose={setChoice} />
      ))}
      {admitted.size > 0 && (
        <p className="px-4 text-quiet">
          {t.guestsIn} {[...admitted].join(', ')}
        </p>
      )}
      {choice && <DecideDialog at={at} choice={choice} onClose={() => setChoice(null)} />}
    </>
  );
}

function Waiting(props: {
  guest: TicketGuest;
  canDecide: boolean;
  onChoose: (choice: Choice) => void;
}): ReactNode {
  const { guest, canDecide, onChoose } = props;
  const t = useTexts(ticketMailTexts);
  const { address, subject, text } = guest;
  return (
    <Banner
      tone="warning"
      title={t.guestTitle(address)}
      actions={
        canDecide && (
          <>
            <Button size="small" onClick={() => onChoose({ guest, admit: true })}>
              {t.letIn}
            </Button>
            <Button size="small" onClick={() => onChoose({ guest, admit: false })}>
              {t.keepOut}
            </Button>
          </>
        )
      }
    >
      <p>{t.guestText}</p>
      {!canDecide && <p>{t.decider}</p>}
      <details className="mt-1">
        <summary className="cursor-pointer">{t.guestShow}</summary>
        <p className="mt-1 font-medium wrap-anywhere">{subject}</p>
        <p className="wrap-anywhere whitespace-pre-wrap">{text || t.guestNothing}</p>
      </details>
    </Banner>
  );
}

function DecideDialog(props: { at: Place; choice: Choice; onClose: () => void }): ReactNode {
  const { at, choice, onClose } = props;
  const { admit, guest } = choice;
  const t = useTexts(ticketMailTexts);
  const decide = useSend(client.supportMail.decideGuest);
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      kind={admit ? 'primary' : 'danger'}
      title={admit ? t.letInTitle(guest.address) : t.keepOutTitle(guest.address)}
      confirmLabel={admit ? t.letIn : t.keepOut}
      onConfirm={() => decide({ ...at, guest: guest.id, admit })}
      done={admit ? t.isIn : t.isOut}
    >
      <p>{admit ? t.letInText : t.keepOutText}</p>
      <p>{admit ? t.letInLasts : t.keepOutLasts}</p>
    </ConfirmDialog>
  );
}
