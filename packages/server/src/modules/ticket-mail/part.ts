import type { Part } from '../../platform/part.ts';
import { forgetPerson } from './forget-person.ts';
import { forgetTicketMail } from './forget-ticket-mail.ts';
import { mailRating, mailWhatWasSaid } from './mail-answer.ts';
import { moveTicketMail } from './move-ticket-mail.ts';
import { registerOutgoing } from './send-outgoing.ts';

/** Mail that leaves for tickets, as a part of the server. */
export const ticketMailPart: Part = {
  name: 'ticket-mail',
  jobs: registerOutgoing,
  news: {
    ticketSpoken: mailWhatWasSaid,
    ticketClosed: mailRating,
    ticketsMoved: moveTicketMail,
    ticketErased: forgetTicketMail,
    personErased: forgetPerson,
  },
};
