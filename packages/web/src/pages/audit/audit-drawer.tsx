import type { AuditEntry } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { auditTexts } from '../../texts/audit.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { DialogBody, Drawer } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Time } from '../../ui/time.tsx';
import { Actor, TargetKind, useActionName } from './audit-words.tsx';

/** One entry with everything that was written down. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry; onClose: () => void }): ReactNode {
  const t = useTexts(auditTexts);
  const name = useActionName()(entry.action);
  const { actor, target, details } = entry;
  const facts = [
    { label: t.code, value: <CopyableId value={entry.action} length={0} label={t.code} /> },
    { label: t.when, value: <Time value={entry.at} withUtc /> },
    { label: t.who, value: <Actor actor={actor} /> },
    ...(actor.accessKeyId
      ? [{ label: t.accessKey, value: <CopyableId value={actor.accessKeyId} label={t.accessKey} /> }]
      : []),
    {
      label: t.on,
      value: (
        <span className="flex flex-col">
          <TargetKind type={target.type} />
          <CopyableId value={target.id} label={t.on} />
        </span>
      ),
    },
    { label: t.request, value: <CopyableId value={entry.requestId} label={t.request} /> },
    { label: t.entry, value: <CopyableId value={entry.id} label={t.entry} /> },
  ];
  return (
    <Drawer isOpen title={t.detailsOf(name)} onClose={onClose}>
      <DialogBody className="flex-1">
        <KeyValues items={facts} />
        {Object.keys(details).length > 0 && (
          <CodeBlock code={JSON.stringify(details, null, 2)} label={t.values} />
        )}
      </DialogBody>
    </Drawer>
  );
}
