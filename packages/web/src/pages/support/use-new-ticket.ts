import type { OpenedTicket, Severity, SupportCategory } from '@codepushgo/contract';
import { useState } from 'react';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { useForm, type FormState } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { supportPath } from './support-frame.tsx';
import { useAttachments, type Attachments } from './use-attachments.ts';
import { useShares, wishOf, type Shares } from './use-shares.ts';

/** What is typed so far. */
export interface TicketDraft {
  category: SupportCategory;
  project: string;
  severity: Severity;
  subject: string;
  text: string;
  isDifferent: boolean;
}

/** Where a new request begins. */
export interface TicketStart extends Partial<TicketDraft> {
  org: string;
  isPremium?: boolean;
  app?: string | undefined;
  channel?: string | undefined;
  device?: string | undefined;
  release?: string | undefined;
  followUpOf?: string | undefined;
  /** The kept text that this one takes the place of. */
  kept?: string | undefined;
}

/** A request that is being written. */
export interface NewTicket {
  draft: TicketDraft;
  change: (changes: Partial<TicketDraft>) => void;
  files: Attachments;
  shares: Shares;
  form: FormState;
  /** What became of it where it is no ticket. */
  outcome: OpenedTicket | null;
}

/** Keeps what is typed, and sends it: files are on the server by then. */
export function useNewTicket(start: TicketStart): NewTicket {
  const { org, isPremium, followUpOf, kept } = start;
  const t = useTexts(newTicketTexts);
  const go = useGo();
  const [draft, setDraft] = useState<TicketDraft>(() => firstDraft(start));
  const [outcome, setOutcome] = useState<OpenedTicket | null>(null);
  const files = useAttachments();
  const shares = useShares(start);
  const open = useSend(client.tickets.open);
  const submit = async (): Promise<OpenedTicket> => {
    const { category, project, ...typed } = draft;
    const wish = wishOf(shares.draft);
    const isTechnical = category === 'technical';
    const opened = await open({
      ...typed,
      org,
      channel: 'console',
      category: isPremium ? 'premium' : category,
      files: files.ids,
      ...(isTechnical && project && { project }),
      ...(followUpOf && { followUpOf }),
      ...(isTechnical && wish.share.length > 0 && { evidence: wish }),
    });
    // The new one, a ticket or kept, has taken its place.
    if (kept) await client.tickets.dropKept({ org, request: kept }).catch(() => undefined);
    return opened;
  };
  const form = useForm({
    check: (): Record<string, string> => (files.isReady ? {} : { files: t.filesPending }),
    submit,
    onDone: (opened) => {
      const { ticket } = opened;
      if (!ticket) return setOutcome(opened);
      showToast({ tone: 'good', title: t.sent(ticket.reference) });
      go(supportPath({ org: ticket.organisation?.slug ?? org }, ticket.reference));
    },
  });
  const change = (changes: Partial<TicketDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  return { draft, change, files, shares, form, outcome };
}

function firstDraft(start: TicketStart): TicketDraft {
  const { category = 'technical', project = '', severity = 'normal', subject = '', text = '' } = start;
  return { category, project, severity, subject, text, isDifferent: false };
}
