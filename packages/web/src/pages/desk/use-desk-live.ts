import type { DeskEvent, DeskPresence } from '@codepushgo/contract';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { api, client, queryClient } from '../../app/api.ts';
import { useLive } from '../../app/live.ts';

type Doing = 'reading' | 'writing';

const BEAT_MS = 15_000;
const NOBODY = { people: [] };
const READS = { doing: 'reading' } as const;

/** What the desk hears while somebody looks. */
export interface DeskLive {
  /** Whether events arrive at present. */
  isLive: boolean;
  /** Who else has the open ticket before them. */
  people: DeskPresence[];
  /** Says what one does with the open ticket. */
  tell: (doing: Doing) => void;
}

/** Follows the queue and the open ticket, and tells colleagues that one has it open. */
export function useDeskLive(ticket: string | undefined): DeskLive {
  // Both belong to one ticket: an answer that comes after another was opened is not shown there.
  const [heard, setHeard] = useState<{ ticket?: string | undefined; people: DeskPresence[] }>(NOBODY);
  const [told, setTold] = useState<{ ticket?: string | undefined; doing: Doing }>(READS);
  const people = heard.ticket === ticket ? heard.people : NOBODY.people;
  const doing = told.ticket === ticket ? told.doing : 'reading';
  const tell = useCallback((next: Doing) => setTold({ ticket, doing: next }), [ticket]);
  const hear = useCallback(
    (event: DeskEvent): void => {
      if (event.type === 'presence') setHeard({ ticket, people: event.people });
      if (event.type !== 'changed') return;
      const isMine = event.tickets.some(({ id, reference }) => id === ticket || reference === ticket);
      void readAgain(ticket !== undefined && (isMine || event.more));
    },
    [ticket],
  );
  const isLive = useLive<DeskEvent>(
    `desk ${ticket ?? ''}`,
    (options) => client.desk.live({ ticket }, options),
    hear,
  );
  const { mutate: say } = useMutation({
    ...api.desk.present.mutationOptions(),
    // One after another: of two at once the older may arrive last, and then it stands.
    scope: { id: 'presence' },
    onSuccess: (answer, said) => {
      if (said.doing !== 'gone') setHeard({ ticket: said.ticket, people: answer.people });
    },
  });
  useEffect(() => {
    if (ticket === undefined) return;
    return () => say({ ticket, doing: 'gone' });
  }, [ticket, say]);
  useEffect(() => {
    if (ticket === undefined) return;
    say({ ticket, doing });
    const timer = setInterval(() => say({ ticket, doing }), BEAT_MS);
    return () => clearInterval(timer);
  }, [ticket, doing, say]);
  return { isLive, people, tell };
}

// What is shown is asked for; other pages ask when they are opened.
async function readAgain(withTicket: boolean): Promise<void> {
  await Promise.all([
    ...(withTicket ? [api.desk.get.key(), api.desk.timeline.key(), api.supportMail.listMails.key()] : []).map(
      (queryKey) => queryClient.invalidateQueries({ queryKey }),
    ),
    queryClient.invalidateQueries({ queryKey: api.desk.list.key() }),
    queryClient.invalidateQueries({ queryKey: api.desk.owed.key() }),
  ]);
}
