import type { TicketFile } from '@codepushgo/contract';
import { watchedFetch } from '../../app/connection.ts';

/** Uploads a file for a message that is about to be written. */
export async function uploadTicketFile(file: File): Promise<TicketFile> {
  const answer = await watchedFetch(`/api/v1/ticket-files?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  const body = (await answer.json()) as TicketFile & { detail?: string };
  if (!answer.ok) throw new Error(body.detail ?? answer.statusText);
  return body;
}
