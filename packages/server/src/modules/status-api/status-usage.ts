import { COMPONENT_STATES } from '#status';

/** How the command of operators is written. */
export const STATUS_USAGE = `Usage:
  status post --impact none|minor|major|critical --component NAME[=STATE] [--title TITLE] [--fr TEXT] TEXT
      Open an incident. --component may be given several times. Without --fr the French pages show TEXT as well.
  status incident update [ID] [--status investigating|identified|monitoring] [--component NAME=STATE] [--fr TEXT] TEXT
  status incident resolve [ID] [--fr TEXT] TEXT
      The id can be left out while one incident is open.
  status show
      What the site says now.
  status help
      Show this text.
A STATE is one of ${COMPONENT_STATES.join(', ')}.`;

/**
 * Whether somebody only wants to read how the command is written.
 *
 * @param args what follows `status`
 * @example asksForUsage(['post', '--help']); // true
 */
export function asksForUsage(args: string[]): boolean {
  return args[0] === 'help' || args.some((arg) => arg === '--help' || arg === '-h');
}
