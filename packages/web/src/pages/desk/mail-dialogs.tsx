import type { MailReview } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { AttachMailDialog } from './attach-mail-dialog.tsx';
import { DropMailDialog } from './drop-mail-dialog.tsx';
import { MailDrawer } from './mail-drawer.tsx';
import { OpenMailDialog } from './open-mail-dialog.tsx';

/** What the address asks to do with a mail: `?do=show:…`, then open, attach or drop. */
export function MailDialogs(props: {
  verb: string;
  review: MailReview;
  start: (act: string) => void;
  onClose: () => void;
}): ReactNode {
  const { verb, review, start, onClose } = props;
  if (verb === 'open') return <OpenMailDialog review={review} onClose={onClose} />;
  if (verb === 'attach') return <AttachMailDialog review={review} onClose={onClose} />;
  if (verb === 'drop') return <DropMailDialog review={review} onClose={onClose} />;
  return verb === 'show' ? <MailDrawer review={review} start={start} onClose={onClose} /> : null;
}
