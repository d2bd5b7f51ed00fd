import type { AuditEntry } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { auditTexts } from '../../texts/audit.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import type { Column } from '../../ui/table-types.ts';
import { Time } from '../../ui/time.tsx';
import { Actor, TargetKind, useActionName } from './audit-words.tsx';

/** The columns of the audit log. */
export function useAuditColumns(): Column<AuditEntry>[] {
  const t = useTexts(auditTexts);
  const nameOf = useActionName();
  return [
    { id: 'what', header: t.what, isMain: true, cell: ({ action }) => nameOf(action) },
    { id: 'who', header: t.who, cell: ({ actor }) => <Actor actor={actor} /> },
    {
      id: 'on',
      header: t.on,
      cell: ({ target }) => (
        <span className="inline-flex max-w-full flex-wrap items-center gap-x-2">
          <TargetKind type={target.type} />
          <CopyableId value={target.id} label={t.on} />
        </span>
      ),
    },
    { id: 'when', header: t.when, className: 'whitespace-nowrap', cell: ({ at }) => <Time value={at} /> },
  ];
}
