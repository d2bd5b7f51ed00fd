import { ApiProblem, ForeignAnswer, isProblem } from '@codepushgo/contract/client';
import { watchedFetch } from './connection.ts';

/** Saves a value as a file of the reader's. */
export function saveJson(name: string, value: unknown): void {
  save(name, new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }));
}

/**
 * Fetches a file of the server's and saves it under the name that the server gives. A link would show a refusal as bare
 * data, and lose the page.
 *
 * @throws ApiProblem for a refusal
 */
export async function fetchFile(href: string): Promise<void> {
  const answer = await ask(href);
  const [, name] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  save(name ?? 'file', await answer.blob());
}

/**
 * Lets the browser fetch a file to its disk, of which nothing is held in memory, once the server has said that it may.
 *
 * @param href answers with nothing when `?check` stands behind it, or with the refusal
 * @throws ApiProblem for a refusal
 */
export async function downloadFile(href: string): Promise<void> {
  await ask(`${href}?check`);
  press(href, '');
}

async function ask(href: string): Promise<Response> {
  const answer = await watchedFetch(href);
  if (answer.ok) return answer;
  const body: unknown = await answer.json().catch(() => null);
  throw isProblem(body) ? new ApiProblem(body) : new ForeignAnswer(href);
}

function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  press(url, name);
  // Browsers read it after the press.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** An empty name leaves it to the server. */
function press(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}
