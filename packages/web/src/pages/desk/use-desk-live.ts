import type { DeskEvent, DeskPresence } from '@codepushgo/contract';
import { useCallback, useEffect, useState } from 'react';
import { api, client, queryClient } from '../../app/api.ts';
import { useLive } from '../../app/live.ts';

const BEAT_MS = 15_000;

/** What the desk hears while somebody looks. */
export interface DeskLive {
  /** Whether events arrive at present. */
  isLive: boolean;
  /** Who else has the open ticket before them. */
  people: DeskPresence[];
  /** Says what one does with the open ticket. */
  tell: (doing: 'reading' | 'writing') => void;
}

/** Follows the queue and the open ticket, and tells colleagues that one has it open. */
export function useDeskLive(ticket: string | undefined): DeskLive {
  const [people, setPeople] = useState<DeskPresence[]>([]);
  const [doing, tell] = useState<'reading' | 'writing'>('reading');
  const hear = useCallback(
    (event: DeskEvent): void => {
      if (event.type === 'presence') setPeople(event.people);
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
  useEffect(() => {
    setPeople([]);
    tell('reading');
  }, [ticket]);
  useEffect(() => {
    if (ticket === undefined) return;
    const say = (what: 'reading' | 'writing' | 'gone'): void =>
      void client.desk.present({ ticket, doing: what }).then(
        (answer) => what !== 'gone' && setPeople(answer.people),
        () => undefined,
      );
    say(doing);
    const timer = setInterval(() => say(doing), BEAT_MS);
    return () => {
      clearInterval(timer);
      say('gone');
    };
  }, [ticket, doing]);
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
