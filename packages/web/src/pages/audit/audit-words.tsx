import type { AuditEntry } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { auditActionTexts } from '../../texts/audit-actions.ts';
import { auditTexts } from '../../texts/audit.ts';

/** What was done, in words; what this console does not know by its code. */
export function useActionName(): (action: string) => string {
  const actions: Record<string, string> = useTexts(auditActionTexts).actions;
  return (action) => actions[action] ?? action;
}

/** Who did it. */
export function Actor({ actor }: { actor: AuditEntry['actor'] }): ReactNode {
  const t = useTexts(auditTexts);
  if (actor.kind === 'anonymous') return t.anonymous;
  if (actor.kind === 'system') return t.system(actor.id ?? '–');
  return actor.name ?? actor.id;
}

/** What kind of thing was changed. */
export function TargetKind({ type }: { type: string }): ReactNode {
  const targets: Record<string, string> = useTexts(auditTexts).targets;
  return targets[type] ?? type;
}
