import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import {
  CommunityConversion,
  DeskContext,
  DeskEvent,
  DeskPresence,
  DeskView,
  deskViewWish,
  FilledMacro,
  Macro,
  MacroName,
  macroWish,
  OwedWork,
} from './desk-shapes.ts';
import { Empty, endpoint, pageInput, pageOf } from './endpoint.ts';
import { SupportCategory } from './entitlement.ts';
import { Severity } from './support-terms.ts';
import { DeskAgent } from './ticket-desk.ts';
import { TicketName, TicketSubject, TicketText } from './ticket-shapes.ts';
import { LanguageName } from './time-zone.ts';

const tag = 'Support desk';
const named = { ticket: TicketName };
const count = z.number().int().min(0);
const view = '/desk/views/{view}' as const;
const inView = { view: z.string().min(1).max(64) };
const path = '/desk/tickets/{ticket}' as const;
const inMacro = { macro: MacroName };

/** The endpoints of the desk beside those that change a ticket. */
export const deskWork = {
  listViews: endpoint('agent', {
    method: 'GET',
    path: '/desk/views',
    summary: 'Your saved views, and those that others share',
    tag,
  }).output(z.object({ items: z.array(DeskView) })),
  createView: endpoint('agent', {
    method: 'POST',
    path: '/desk/views',
    summary: 'Keep a filter under a name',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(z.object(deskViewWish))
    .output(DeskView),
  updateView: endpoint('agent', { method: 'PUT', path: view, summary: 'Change a view of your own', tag })
    .input(z.object({ ...inView, ...deskViewWish }))
    .output(DeskView),
  deleteView: endpoint('agent', {
    method: 'DELETE',
    path: view,
    summary: 'Remove a view of your own',
    tag,
    status: 204,
  })
    .input(z.object(inView))
    .output(Empty),
  listTags: endpoint('agent', {
    method: 'GET',
    path: '/desk/tags',
    summary: 'The tags of open tickets, most used first',
    tag,
  }).output(z.object({ items: z.array(z.object({ tag: z.string(), tickets: count })) })),
  setAway: endpoint('agent', {
    method: 'PUT',
    path: '/desk/agents/{agent}/away',
    summary: 'Take somebody out of the rota, or back into it',
    tag,
  })
    .input(z.object({ /** An account, or `me`. */ agent: z.string().min(1).max(64), isAway: z.boolean() }))
    .output(DeskAgent),
  deal: endpoint('agent', {
    method: 'POST',
    path: '/desk/rota',
    summary: 'Give the tickets that nobody has to those in the rota, what is due next first',
    tag,
  })
    .input(z.object({ most: z.number().int().min(1).max(100).default(20) }))
    .output(z.object({ given: count, /** Tickets that nobody has room for. */ left: count })),
  owed: endpoint('agent', {
    method: 'GET',
    path: '/desk/owed',
    summary: 'What each organisation is owed and owes, what is due next first',
    tag,
  })
    .input(z.object({ ...pageInput, /** Slug or id. */ organisation: z.string().min(1).max(128).optional() }))
    .output(pageOf(OwedWork)),
  context: endpoint('agent', {
    method: 'GET',
    path: `${path}/context`,
    summary: 'Who asks: role, plan, coverage, other tickets',
    tag,
  })
    .input(z.object(named))
    .output(DeskContext),
  present: endpoint('agent', {
    method: 'PUT',
    path: `${path}/presence`,
    summary: 'Say that you have a ticket open; again every 15 seconds',
    tag,
  })
    .input(z.object({ ...named, doing: z.enum(['reading', 'writing', 'gone']) }))
    .output(
      z.object({
        /** Everybody else who has it open. */
        people: z.array(DeskPresence),
        /** Of the last event; another one than before: read the ticket again before you answer. */
        seq: z.number().int(),
      }),
    ),
  live: endpoint('agent', {
    method: 'GET',
    path: '/desk/live',
    summary: 'What changes in the queue, and who has a ticket open, as server-sent events',
    tag,
  })
    .input(z.object({ /** Whose readers are told. */ ticket: TicketName.optional() }))
    .output(eventIterator(DeskEvent)),
  listMacros: endpoint('agent', {
    method: 'GET',
    path: '/desk/macros',
    summary: 'The texts that staff answer with',
    tag,
  }).output(z.object({ items: z.array(Macro) })),
  fillMacro: endpoint('agent', {
    method: 'GET',
    path: `${path}/macros/{macro}`,
    summary: 'A macro filled in for a ticket',
    tag,
  })
    .input(
      z.object({
        ...named,
        ...inMacro,
        /** Left out: that of the ticket. */
        language: LanguageName.optional(),
      }),
    )
    .output(FilledMacro),
  listEveryMacro: endpoint('operator', {
    method: 'GET',
    path: '/operator/desk-macros',
    summary: 'The texts that staff answer with, those out of use too',
    tag,
  }).output(z.object({ items: z.array(Macro) })),
  listMacroVersions: endpoint('operator', {
    method: 'GET',
    path: '/operator/desk-macros/{macro}/versions',
    summary: 'All versions of a macro, newest first',
    tag,
  })
    .input(z.object(inMacro))
    .output(z.object({ items: z.array(Macro) })),
  saveMacro: endpoint('operator', {
    method: 'PUT',
    path: '/operator/desk-macros/{macro}',
    summary: 'Write a macro, or its next version',
    tag,
  })
    .input(
      z.object({
        ...inMacro,
        ...macroWish,
        /** The version that was read; 0 for a new macro. */
        version: z.number().int().min(0),
      }),
    )
    .output(Macro),
  retireMacro: endpoint('operator', {
    method: 'DELETE',
    path: '/operator/desk-macros/{macro}',
    summary: 'Take a macro out of use; its versions stay',
    tag,
    status: 204,
  })
    .input(z.object(inMacro))
    .output(Empty),
  restoreMacro: endpoint('operator', {
    method: 'POST',
    path: '/operator/desk-macros/{macro}/restore',
    summary: 'Bring a macro back into use, as it was last written',
    tag,
  })
    .input(z.object(inMacro))
    .output(Macro),
  listConversions: endpoint('agent', {
    method: 'GET',
    path: '/desk/community-posts',
    summary: 'Posts whose authors were asked whether they may become tickets, newest first',
    tag,
  })
    .input(z.object(pageInput))
    .output(pageOf(CommunityConversion)),
  askConversion: endpoint('agent', {
    method: 'POST',
    path: '/desk/community-posts',
    summary: 'Ask the author of a community post whether it may become a ticket',
    tag,
    status: 201,
    idempotent: true,
  })
    .input(
      z.object({
        url: z.url({ protocol: /^https$/, error: 'must be an https address' }).max(2000),
        /** Of the author's account; nothing is mailed to others, and the answer is the same. */
        email: z.email().max(320),
        title: TicketSubject,
        text: TicketText,
        category: SupportCategory.extract(['technical', 'billing', 'account']).default('technical'),
        severity: Severity.default('normal'),
      }),
    )
    .output(CommunityConversion),
};
