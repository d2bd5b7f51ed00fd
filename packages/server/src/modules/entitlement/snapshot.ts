import type { Coverage, Entitlement, EntitlementSnapshot } from '@codepushgo/contract';
import { explainEntitlement } from './explain-entitlement.ts';
import { explainToStaff } from './explain-to-staff.ts';
import type { EntitlementFacts } from './facts.ts';
import { snapshotEn } from './texts-en.ts';
import { snapshotFr } from './texts-fr.ts';

const texts = { en: snapshotEn, fr: snapshotFr };

/**
 * What a ticket keeps of its judgement.
 *
 * @param by `coverage`: of the project, or of the organisation where there is none; null when none is known
 * @example const snapshot = takeSnapshot(asked, entitlement, { coverage: null, policyVersion: 1, at: now });
 */
export function takeSnapshot(
  facts: EntitlementFacts,
  entitlement: Entitlement,
  by: { coverage: Pick<Coverage, 'plan' | 'why'> | null; policyVersion: number; at: Date },
): EntitlementSnapshot {
  const { channel, authenticated, registered, category, orgRole, projects } = facts;
  const project = projects.find(({ id }) => id === entitlement.projectId);
  return {
    at: by.at.toISOString(),
    channel,
    authenticated,
    registered,
    category,
    orgRole,
    project: project ? { id: project.id, name: project.name, role: project.role } : null,
    plan: by.coverage?.plan ?? null,
    paidBy: by.coverage?.why ?? [],
    policyVersion: by.policyVersion,
    entitlement,
  };
}

/**
 * A snapshot in plain words. Customers and staff read the same facts, customers told of themselves.
 *
 * @returns lines of what is said and of what
 * @example describeSnapshot(snapshot, 'en')[0]; // { label: 'Came by', value: 'e-mail' }
 */
export function describeSnapshot(
  snapshot: EntitlementSnapshot,
  language: 'en' | 'fr',
  reader: 'customer' | 'staff' = 'customer',
): { label: string; value: string }[] {
  const t = texts[language];
  const { channel, authenticated, registered, category, orgRole, project, plan, paidBy } = snapshot;
  const list = new Intl.ListFormat(language);
  const sender = [authenticated ? t.proved : t.notProved, registered ? t.registered : t.notRegistered];
  const { row } = snapshot.entitlement;
  const { summary, next } = explainEntitlement(snapshot.entitlement, language);
  const told =
    reader === 'staff'
      ? explainToStaff(snapshot.entitlement, language)
      : `${summary}${next ? ` ${next}` : ''}`;
  return [
    { label: t.channel, value: t.channels[channel] },
    { label: t.sender, value: list.format(sender) },
    { label: t.category, value: t.categories[category] },
    { label: t.orgRole, value: capital(t.roles[orgRole ?? 'none']) },
    ...(project
      ? [{ label: t.project, value: t.withRole(project.name, t.roles[project.role ?? 'none']) }]
      : []),
    ...(plan ? [{ label: t.plan, value: plan.name[language] }] : []),
    { label: t.paidBy, value: paidBy.map(({ code }) => t.paid[code]).join(', ') || t.nothing },
    { label: t.policy, value: t.version(String(snapshot.policyVersion)) },
    { label: t.rule, value: `${t.row(String(row))}. ${told}` },
  ];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
