import type { MailSign } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { useTexts } from '../../app/language.ts';
import { SaveButton } from '../../app/save-button.tsx';
import { deskMailTexts } from '../../texts/desk-mail.ts';
import { deskPageTexts } from '../../texts/desk-pages.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import type { Came } from './automatic-entry.tsx';

const WARNINGS: MailSign[] = ['name_is_another_address', 'not_proved', 'needs_original'];

/** Of a mail that is a message now: whom it is from, what is worth knowing, and how it came. */
export function MailMarks({ mail }: { mail: Came }): ReactNode {
  const t = useTexts(deskMailTexts);
  const { mail: words } = useTexts(deskPageTexts);
  const { start } = useAct();
  return (
    <div className="mt-2 flex flex-wrap items-center gap-1.5">
      {mail.sender && <span className="text-xs break-all text-quiet">{mail.sender}</span>}
      {mail.signs.map((sign) => (
        <Badge key={sign} tone={WARNINGS.includes(sign) ? 'warning' : 'neutral'}>
          {t.signs[sign]}
        </Badge>
      ))}
      {mail.signs.includes('subject_changed') && (
        <Button size="small" onClick={() => start('split')}>
          {t.split}
        </Button>
      )}
      <SaveButton size="small" href={mail.originalUrl}>
        {words.original}
      </SaveButton>
    </div>
  );
}
