import type { DeskEntry, DeskTicketDetail, FilledMacro, TicketFile } from '@codepushgo/contract';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { useForm, type FormState } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { keepDraft, readDraft } from './drafts.ts';

/** What is written: to the customer, or among staff. */
export type Mode = 'reply' | 'note';
/** The status that a reply is sent with. */
export type After = 'pending_customer' | 'open' | 'on_hold' | 'solved';

/** What somebody writes on a ticket, and how it is sent. */
export interface ComposerState {
  mode: Mode;
  choose: (mode: Mode) => void;
  text: string;
  write: (text: string) => void;
  insert: (macro: FilledMacro) => void;
  after: After;
  setAfter: (after: After) => void;
  files: TicketFile[];
  setFiles: (files: TicketFile[]) => void;
  area: RefObject<HTMLTextAreaElement | null>;
  form: FormState;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Somebody added something since this was begun. */
  hasNews: boolean;
}

/** Keeps a reply and a note apart, both through reloads, and tells colleagues that one writes. */
export function useComposer(props: {
  ticket: DeskTicketDetail;
  entries: DeskEntry[];
  tell: (doing: 'reading' | 'writing') => void;
}): ComposerState {
  const { ticket, entries, tell } = props;
  const t = useTexts(deskTicketTexts);
  const [mode, setMode] = useState<Mode>('reply');
  const [texts, setTexts] = useState<Record<Mode, string>>(() => ({
    reply: readDraft(`${ticket.id} reply`),
    note: readDraft(`${ticket.id} note`),
  }));
  const [after, setAfter] = useState<After>('pending_customer');
  const [files, setFiles] = useState<TicketFile[]>([]);
  const area = useRef<HTMLTextAreaElement>(null);
  const reply = useSend(client.desk.reply);
  const addNote = useSend(client.desk.note);
  const write = (text: string, to = mode): void => {
    setTexts((before) => ({ ...before, [to]: text }));
    keepDraft(`${ticket.id} ${to}`, text);
  };
  const text = texts[mode];
  const isWriting = texts.reply !== '' || texts.note !== '';
  useEffect(() => tell(isWriting ? 'writing' : 'reading'), [isWriting, tell]);
  const form = useForm({
    check: (): Record<string, string> => (text.trim() === '' ? { text: t.empty } : {}),
    submit: async () => {
      if (mode === 'note') await addNote({ ticket: ticket.id, text });
      else await reply({ ticket: ticket.id, text, status: after, files: files.map(({ id }) => id) });
      return mode;
    },
    onDone: (sent) => {
      write('', sent);
      if (sent === 'reply') setFiles([]);
      showToast({ tone: 'good', title: sent === 'reply' ? t.sent : t.noted });
    },
  });
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // What is meant for staff alone is not sent by the key of the other.
    if (event.shiftKey !== (mode === 'note')) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  const choose = (next: Mode): void => {
    setMode(next);
    form.reset();
    area.current?.focus();
  };
  const insert = (macro: FilledMacro): void => {
    const before = texts.reply.trimEnd();
    write(before === '' ? macro.text : `${before}\n\n${macro.text}`, 'reply');
    setAfter(macro.status);
    choose('reply');
  };
  const hasNews = useNews(entries, isWriting);
  return {
    mode,
    choose,
    text,
    write,
    insert,
    after,
    setAfter,
    files,
    setFiles,
    area,
    form,
    onKeyDown,
    hasNews,
  };
}

/** Whether something came that was not there when the writing began. */
function useNews(entries: DeskEntry[], isWriting: boolean): boolean {
  const newest = entries.at(-1)?.seq ?? 0;
  const [seen, setSeen] = useState(newest);
  useEffect(() => {
    if (!isWriting || seen === 0) setSeen(newest);
  }, [isWriting, newest, seen]);
  return isWriting && seen > 0 && newest > seen;
}
