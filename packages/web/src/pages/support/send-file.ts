import type { TicketFile } from '@codepushgo/contract';
import { watched } from '../../app/connection.ts';
import { unlessSilent } from '../../app/unless-silent.ts';
import { xhrFetch } from '../packages/xhr-fetch.ts';

/** Sends one file for a message that is being written; throws when it was refused or lost. */
export async function sendFile(
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<TicketFile> {
  const send = watched(unlessSilent(xhrFetch((bytes) => onShare(file.size ? bytes / file.size : 1))));
  const answer = await send(`/api/v1/ticket-files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    body: file,
    headers: { 'content-type': 'application/octet-stream' },
    signal,
  });
  if (!answer.ok) throw new Error(`The server refused the file (${answer.status}).`);
  return (await answer.json()) as TicketFile;
}
