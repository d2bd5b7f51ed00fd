import type { TicketFile } from '@codepushgo/contract';
import { useCallback, useMemo, useRef, useState } from 'react';
import { sendFile } from './send-file.ts';

/** Most files of one message, and most bytes of each, as they are told; the server has the last word. */
export const MOST_FILES = 10;
export const MOST_BYTES = 25_000_000;

/** A file of a message that is being written. */
export interface Attachment {
  key: number;
  file: File;
  state: 'sending' | 'sent' | 'failed' | 'too-large';
  /** How much of it has left, from 0 to 1. */
  share: number;
  /** As the server keeps it, once it has arrived. */
  sent: TicketFile | null;
}

/** Files of a message: they are sent as soon as they are chosen, and named when the message is. */
export interface Attachments {
  items: Attachment[];
  /** More were chosen than a message takes. */
  hasTooMany: boolean;
  add: (files: File[]) => void;
  remove: (key: number) => void;
  retry: (key: number) => void;
  clear: () => void;
  ids: string[];
  /** False while some are on their way or failed. */
  isReady: boolean;
}

/** Keeps the files of a message that is being written. */
export function useAttachments(): Attachments {
  const [items, setItems] = useState<Attachment[]>([]);
  const [hasTooMany, setTooMany] = useState(false);
  const next = useRef(0);
  const running = useRef(new Map<number, AbortController>());
  const change = useCallback(
    (key: number, changes: Partial<Attachment>) =>
      setItems((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one))),
    [],
  );
  const send = useCallback(
    async (key: number, file: File) => {
      const stop = new AbortController();
      running.current.set(key, stop);
      change(key, { state: 'sending', share: 0 });
      try {
        const sent = await sendFile(file, stop.signal, (share) => change(key, { share }));
        change(key, { state: 'sent', sent });
      } catch {
        change(key, { state: 'failed' });
      } finally {
        running.current.delete(key);
      }
    },
    [change],
  );
  const add = (files: File[]): void => {
    const room = MOST_FILES - items.length;
    setTooMany(files.length > room);
    const fresh = files.slice(0, room).map((file): Attachment => {
      const isTooLarge = file.size > MOST_BYTES;
      next.current += 1;
      return { key: next.current, file, state: isTooLarge ? 'too-large' : 'sending', share: 0, sent: null };
    });
    setItems([...items, ...fresh]);
    for (const { key, file, state } of fresh) if (state === 'sending') void send(key, file);
  };
  const remove = (key: number): void => {
    running.current.get(key)?.abort();
    setTooMany(false);
    setItems((all) => all.filter((one) => one.key !== key));
  };
  const retry = (key: number): void => {
    const found = items.find((one) => one.key === key);
    if (found) void send(key, found.file);
  };
  const clear = useCallback(() => setItems([]), []);
  const ids = useMemo(() => items.flatMap(({ sent }) => sent?.id ?? []), [items]);
  return { items, hasTooMany, add, remove, retry, clear, ids, isReady: ids.length === items.length };
}
