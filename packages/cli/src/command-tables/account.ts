import { arg, command, flag, optionalArg, text, value, withFallback, type CommandSpec } from '../command.ts';
import { parseDuration, parseWord } from '../parse-values.ts';

const key = arg('Name or id of the access key');
const DAY_MS = 86_400_000;

/** Logging in, sessions and access keys. */
export const accountCommands: CommandSpec[] = [
  command({
    name: 'login',
    aliases: ['register', 'link'],
    summary: 'Log in to a server',
    details:
      'Opens the browser, where you approve the log-in, or prints the address when there is none. With --access-key it needs no browser. The page offers registration where the server allows it.',
    examples: ['codepushgo login https://updates.example.com'],
    args: { serverUrl: optionalArg('Address of the server; the last one unless given') },
    options: {
      accessKey: text('--access-key <key>', 'Log in with this access key instead', ['key']),
      browser: withFallback<boolean | undefined>(
        flag('--browser', 'Open the browser; --no-browser only prints the address'),
        true,
      ),
    },
    load: async () => (await import('../commands/login.ts')).login,
  }),
  command({
    name: 'logout',
    summary: 'Log out; a key that the log-in made is revoked',
    load: async () => (await import('../commands/logout.ts')).logout,
  }),
  command({
    name: 'whoami',
    summary: 'Who you are, on which server and in which organisations',
    load: async () => (await import('../commands/whoami.ts')).whoami,
  }),
  command({
    name: 'session list',
    aliases: ['ls'],
    summary: 'List where you are logged in',
    load: async () => (await import('../commands/session-list.ts')).sessionList,
  }),
  command({
    name: 'session remove',
    aliases: ['rm'],
    summary: 'Log a machine out',
    args: { machine: arg('Name of the machine, or id of the session') },
    load: async () => (await import('../commands/session-remove.ts')).sessionRemove,
  }),
  command({
    name: 'access-key add',
    summary: 'Make an access key; its secret is shown once',
    examples: ['codepushgo access-key add ci --scope release --ttl 90d'],
    args: { name: arg('What the key is for') },
    options: {
      ttl: withFallback(
        value('--ttl <time>', 'How long it works: 5m, 60d, 1y', parseDuration),
        60 * DAY_MS,
        '60d',
      ),
      scope: withFallback<'read' | 'release' | 'full'>(
        value(
          '--scope <level>',
          'What it may do: read, release or full',
          parseWord('read', 'release', 'full'),
        ),
        'full',
      ),
      only: text('--only <organisation>', 'Let it work in this organisation alone'),
    },
    load: async () => (await import('../commands/access-key-add.ts')).accessKeyAdd,
  }),
  command({
    name: 'access-key list',
    aliases: ['ls'],
    summary: 'List your access keys',
    load: async () => (await import('../commands/access-key-list.ts')).accessKeyList,
  }),
  command({
    name: 'access-key patch',
    summary: 'Rename an access key, or let it end at another time',
    args: { key },
    options: {
      name: text('--name <name>', 'New name'),
      ttl: value('--ttl <time>', 'Ends so long from now; 0m ends it at once', parseDuration),
    },
    load: async () => (await import('../commands/access-key-patch.ts')).accessKeyPatch,
  }),
  command({
    name: 'access-key remove',
    aliases: ['rm'],
    summary: 'Revoke an access key',
    args: { key },
    load: async () => (await import('../commands/access-key-remove.ts')).accessKeyRemove,
  }),
];
