import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cli } from '../cli.ts';
import { CliError, usageError } from '../errors.ts';

const BELOW = '---------- Everything from this line on is left out. ----------';

/**
 * Takes the text that somebody writes and sends it: from `--message`, from standard input, or from an editor. What was
 * written in the editor stays in a file until it is sent.
 *
 * @param given - what `--message` says; `-` is standard input
 * @param about - lines that the editor shows below the text
 * @throws CliError `usage` when nothing was given, `cancelled` when the editor was left without a text
 */
export async function sendText<T>(
  cli: Cli,
  given: string | undefined,
  about: string[],
  send: (text: string) => Promise<T>,
): Promise<T> {
  if (given === undefined && cli.outside.isInteractive) return await sendEdited(cli, about, send);
  const text = given === undefined || given === '-' ? await cli.outside.readInput() : given;
  if (text.trim() === '')
    throw usageError('There is no message. Give it with --message, or on standard input.');
  return await send(text);
}

async function sendEdited<T>(cli: Cli, about: string[], send: (text: string) => Promise<T>): Promise<T> {
  const folder = join(cli.config.folder, 'drafts');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `message-${process.pid}-${cli.outside.nowMs()}.md`);
  await writeFile(draft, ['', '', BELOW, ...about, ''].join('\n'), { mode: 0o600 });
  const code = await cli.outside.edit(cli.config.editor, draft);
  if (code !== 0) throw noEditor(cli.config.editor, code);
  const [text = ''] = (await readFile(draft, 'utf8')).split(BELOW);
  if (text.trim() === '') {
    await rm(draft, { force: true });
    throw new CliError('cancelled', 'The message is empty; nothing was sent.');
  }
  try {
    const sent = await send(text.trim());
    await rm(draft, { force: true });
    return sent;
  } catch (error) {
    cli.say(`Your text is kept in ${draft}.`);
    throw error;
  }
}

function noEditor(editor: string, code: number | null): CliError {
  const what = code === null ? 'did not start' : `ended with code ${code}`;
  return new CliError(
    'failed',
    `The editor "${editor}" ${what}. Set EDITOR to another one, or use --message.`,
  );
}
