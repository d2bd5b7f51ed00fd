import { arg, command, text, type CommandSpec } from '../command.ts';

/** Organisations and projects. */
export const organisationCommands: CommandSpec[] = [
  command({
    name: 'organisation list',
    aliases: ['ls'],
    summary: 'List the organisations you work in',
    load: async () => (await import('../commands/organisation-list.ts')).organisationList,
  }),
  command({
    name: 'organisation create',
    aliases: ['add'],
    summary: 'Found an organisation',
    args: { slug: arg('Short name for addresses: lower-case letters, digits, hyphens') },
    options: { name: text('--name <name>', 'Full name; the short one unless given') },
    load: async () => (await import('../commands/organisation-create.ts')).organisationCreate,
  }),
  command({
    name: 'organisation use',
    summary: 'Choose the organisation that app names are looked up in',
    args: { slug: arg('Slug of the organisation') },
    load: async () => (await import('../commands/organisation-use.ts')).organisationUse,
  }),
  command({
    name: 'project list',
    aliases: ['ls'],
    summary: 'List the projects of the organisation',
    load: async () => (await import('../commands/project-list.ts')).projectList,
  }),
  command({
    name: 'project create',
    aliases: ['add'],
    summary: 'Begin a project',
    args: { slug: arg('Short name for addresses: lower-case letters, digits, hyphens') },
    options: { name: text('--name <name>', 'Full name; the short one unless given') },
    load: async () => (await import('../commands/project-create.ts')).projectCreate,
  }),
  command({
    name: 'project transfer',
    summary: 'Move a project with its apps to another organisation',
    args: {
      project: arg('Slug of the project'),
      organisation: arg('Slug of an organisation where you may begin projects'),
    },
    load: async () => (await import('../commands/project-transfer.ts')).projectTransfer,
  }),
];
