import { TicketCategory } from '@codepushgo/contract';
import { arg, command, flag, list, text, value, withFallback, type CommandSpec } from '../command.ts';
import { parseWhole, parseWord } from '../parse-values.ts';

const ticket = arg('The ticket, for instance CPG-1234');
/** How a message is written. */
const written = {
  message: text(
    '-m, --message <text>',
    'The text; - reads it from standard input. Unless given, an editor opens at a terminal, and standard input is read elsewhere',
  ),
  attach: list('-a, --attach <file>', 'A file to attach, at most 25 MB; up to ten times'),
  doctor: flag('--doctor', 'Attach what `codepushgo doctor` finds out'),
  folder: text('--folder <path>', 'With --doctor: the React Native project'),
};

/** Asking for help. */
export const ticketCommands: CommandSpec[] = [
  command({
    name: 'ticket new',
    aliases: ['open'],
    summary: 'Ask for help',
    details:
      'Says first whether the request will be processed and when an answer is due. A request that is declined is kept, and sent by itself once it is eligible; the exit code is 1.',
    examples: [
      'codepushgo ticket new "Updates do not arrive" --project shop --severity high --doctor',
      'codepushgo ticket new "The invoice of May" --category billing -m "Please send it again."',
    ],
    args: { subject: arg('What it is about, in one line') },
    options: {
      project: text(
        '-p, --project <project>',
        'The project, by slug or id; the only one that is covered unless given',
      ),
      category: withFallback<TicketCategory>(
        value(
          '-c, --category <category>',
          `One of ${TicketCategory.options.join(', ')}`,
          parseWord(...TicketCategory.options),
        ),
        'technical',
      ),
      severity: withFallback<'urgent' | 'high' | 'normal' | 'low'>(
        value(
          '-s, --severity <severity>',
          'urgent: production is down or unusable for all users; high: a major function is impaired for many; normal; low',
          parseWord('urgent', 'high', 'normal', 'low'),
        ),
        'normal',
      ),
      ...written,
      different: flag('--different', 'It is not the incident that it looks like'),
      followUpOf: text('--follow-up-of <ticket>', 'The solved ticket that this goes on from'),
    },
    load: async () => (await import('../commands/ticket-new.ts')).ticketNew,
  }),
  command({
    name: 'ticket list',
    aliases: ['ls'],
    summary: 'List the tickets that you may see, and what is owed on each',
    options: {
      state: withFallback<'open' | 'solved' | 'all'>(
        value('--state <state>', 'open, solved or all', parseWord('open', 'solved', 'all')),
        'open',
      ),
      project: text('-p, --project <project>', 'Only those about this project'),
      mine: flag('--mine', 'Only your own'),
      limit: withFallback(value('--limit <count>', 'How many at most', parseWhole(1, 1000)), 50),
    },
    load: async () => (await import('../commands/ticket-list.ts')).ticketList,
  }),
  command({
    name: 'ticket show',
    summary: 'Show a ticket: what is owed, by which rule, and all that was written',
    args: { ticket },
    load: async () => (await import('../commands/ticket-show.ts')).ticketShow,
  }),
  command({
    name: 'ticket reply',
    summary: 'Write on a ticket; a solved one is open again',
    examples: ['codepushgo ticket reply CPG-1234 --attach device.log < answer.txt'],
    args: { ticket },
    options: written,
    load: async () => (await import('../commands/ticket-reply.ts')).ticketReply,
  }),
  command({
    name: 'ticket close',
    aliases: ['solve'],
    summary: 'Say that a ticket is solved',
    args: { ticket },
    load: async () => (await import('../commands/ticket-close.ts')).ticketClose,
  }),
];
