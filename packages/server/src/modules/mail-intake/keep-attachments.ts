import { Readable } from 'node:stream';
import type { Attachment } from '#mail-reading';
import type { Platform } from '../../context.ts';
import { newId } from '../../platform/ids.ts';
import type { StoredAttachment } from './received-message.ts';

/** Puts files of a message where they outlive it; rows may name them from then on. */
export async function keepAttachments(
  { clock, files }: Platform,
  attachments: readonly Attachment[],
): Promise<StoredAttachment[]> {
  const kept: StoredAttachment[] = [];
  for (const { content, contentId: _only, ...rest } of attachments) {
    const { sha256, sizeBytes } = await files.put(Readable.from([Buffer.from(content)]));
    kept.push({ ...rest, id: newId('att', clock), blob: sha256, size: sizeBytes });
  }
  return kept;
}
