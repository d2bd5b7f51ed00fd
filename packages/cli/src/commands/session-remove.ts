import { allPages } from '../api.ts';
import type { Cli } from '../cli.ts';
import type { Answer } from '../command.ts';
import { CliError } from '../errors.ts';
import { count } from '../format.ts';

/** Ends the sessions of a machine, or one session by its id. */
export async function sessionRemove(cli: Cli, input: { machine: string }): Promise<Answer> {
  const api = cli.api();
  const all = await allPages((cursor) => api.accounts.listSessions({ cursor }));
  const meant = all.filter((one) => one.machine === input.machine || one.id === input.machine);
  if (meant.length === 0) {
    throw new CliError(
      'failed',
      `No session of "${input.machine}". Run \`codepushgo session list\` to see them.`,
    );
  }
  if (meant.some((one) => one.isCurrent)) {
    throw new CliError('failed', 'That is the session you are using. Run `codepushgo logout` instead.');
  }
  await cli.confirm(`End ${count(meant.length, 'session')} of ${input.machine}?`);
  for (const { id } of meant) await api.accounts.deleteSession({ session: id });
  return {
    json: { removed: meant.map((one) => one.id) },
    text: `Ended ${count(meant.length, 'session')} of ${input.machine}.`,
  };
}
