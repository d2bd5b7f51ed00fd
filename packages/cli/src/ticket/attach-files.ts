import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { TICKET_FILE_BYTES, TICKET_FILE_COUNT, type TicketFile } from '@codepushgo/contract';
import { ApiProblem, type ProblemBody } from '@codepushgo/contract/client';
import type { Cli } from '../cli.ts';
import { CliError, usageError } from '../errors.ts';
import { bytes } from '../format.ts';
import { retryingFetch } from '../retrying-fetch.ts';

/** A file that somebody attaches. */
export interface Attachment {
  name: string;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Looks at files before anything is typed.
 *
 * @param others how many files the message may have beside them
 * @throws CliError `usage` for too many, for one that is not there, that is empty or too large
 */
export async function findAttachments(cli: Cli, paths: string[], others = 0): Promise<Attachment[]> {
  const most = TICKET_FILE_COUNT - others;
  if (paths.length > most)
    throw usageError(`A message has at most ${most} files here; these are ${paths.length}.`);
  return await Promise.all(paths.map((path) => findAttachment(resolve(cli.outside.cwd, path))));
}

async function findAttachment(path: string): Promise<Attachment> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw usageError(`${path} is not a file that can be read.`);
  if (found.size === 0) throw usageError(`${path} is empty. Leave it out.`);
  if (found.size > TICKET_FILE_BYTES)
    throw usageError(`${path} has ${bytes(found.size)}; a file of a ticket may have 25 MB.`);
  return { name: basename(path), read: async () => new Uint8Array(await readFile(path)) };
}

/** Sends files and gives the ids under which a message names them. A message that is never sent leaves none for long. */
export async function sendAttachments(cli: Cli, files: Attachment[]): Promise<string[]> {
  const ids: string[] = [];
  for (const file of files) ids.push((await send(cli, file)).id);
  return ids;
}

// The API streams these, so they are not in the contract.
async function send(cli: Cli, { name, read }: Attachment): Promise<TicketFile> {
  const { serverUrl, accessKey } = cli.config;
  const { fetch, signal } = cli.outside;
  const patient = retryingFetch({ fetch, signal, patience: 'long' });
  const response = await patient(`${serverUrl}/api/v1/ticket-files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessKey}`, 'content-type': 'application/octet-stream' },
    body: await read(),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer as TicketFile;
  if (typeof answer === 'object' && answer !== null && 'code' in answer)
    throw new ApiProblem(answer as ProblemBody);
  throw new CliError(
    'foreign-server',
    `${serverUrl} does not take files like CodePushGo. Check the address.`,
  );
}
