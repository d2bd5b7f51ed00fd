import { parentPort } from 'node:worker_threads';
import { readMessage } from './read-message.ts';

/** What the thread answers for each message. */
export type ThreadAnswer = { content: Awaited<ReturnType<typeof readMessage>> } | { fault: string };

// Messages one at a time; whoever asks ends the thread when an answer does not come.
parentPort?.on('message', (raw: Uint8Array) => {
  readMessage(Buffer.from(raw)).then(
    (content) => answer({ content }),
    (error: unknown) => answer({ fault: error instanceof Error ? error.message : 'unknown' }),
  );
});

function answer(told: ThreadAnswer): void {
  const files = 'content' in told ? told.content.attachments : [];
  parentPort!.postMessage(
    told,
    files.map(({ content }) => content.buffer),
  );
}
