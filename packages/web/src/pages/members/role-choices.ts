import type { Member, Organisation } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { memberTexts } from '../../texts/members.ts';
import type { Choice } from '../../ui/select.tsx';

const ROLES = ['owner', 'admin', 'developer', 'viewer', 'billing'] as const;

/** The roles to choose from, each with what it may do; owners are for owners to make. */
export function useRoleChoices(
  own: Organisation['role'],
  roles: readonly Member['role'][] = ROLES,
): Choice[] {
  const t = useTexts(memberTexts);
  return roles.map((value) => {
    const isBarred = value === 'owner' && own !== 'owner';
    const { name, hint } = t.roles[value];
    return { value, label: name, hint: isBarred ? t.ownersOnly : hint, isDisabled: isBarred };
  });
}
