import type { AccessKey } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { accessKeyTexts } from '../../texts/access-keys.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

const LONGEST_TO_TYPE = 60;

/** Asks before a key is revoked; the longest names need not be typed. */
export function RevokeKeyDialog(props: {
  accessKey: AccessKey;
  onRevoke: () => Promise<unknown>;
  onClose: () => void;
}): ReactNode {
  const t = useTexts(accessKeyTexts);
  const format = useFormat();
  const { name, lastUsedAt, scope } = props.accessKey;
  return (
    <ConfirmDialog
      isOpen
      onClose={props.onClose}
      title={t.revokeTitle(name)}
      touches={[
        t.levels[scope.level].hint,
        lastUsedAt ? t.lastUsedAt(format.dateTime(new Date(lastUsedAt))) : t.neverUsed,
      ]}
      nameToType={name.length > LONGEST_TO_TYPE ? undefined : name.trim()}
      confirmLabel={t.revokeSubmit}
      onConfirm={() => props.onRevoke()}
      done={t.revoked(name)}
    >
      <p>{t.revokeText}</p>
    </ConfirmDialog>
  );
}
