import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { usePicker } from '../../app/use-picker.ts';
import { withValue } from '../../app/with-value.ts';
import { auditActionTexts } from '../../texts/audit-actions.ts';
import { auditTexts } from '../../texts/audit.ts';
import type { Filter } from '../../ui/table-types.ts';

/** Who, what, on which object, and the first and the last day. A value of the address always stays. */
export function useAuditFilters(org: string, chosen: Record<string, string | undefined>): Filter[] {
  const t = useTexts(auditTexts);
  const { actions } = useTexts(auditActionTexts);
  const members = usePicker((page) =>
    api.organisations.listMembers.queryOptions({ input: { org, ...page } }),
  );
  const people = members.items.map(({ email, name }) => ({ value: email, label: name }));
  const kinds = Object.entries(actions).map(([value, label]) => ({ value, label }));
  return [
    { kind: 'search', name: 'target', label: t.object, placeholder: t.object },
    {
      kind: 'choice',
      name: 'actor',
      label: t.who,
      choices: withValue(people, chosen['actor']),
      onSearch: members.onSearch,
    },
    { kind: 'choice', name: 'action', label: t.what, choices: withValue(kinds, chosen['action']) },
    { kind: 'day', name: 'from', label: t.from },
    { kind: 'day', name: 'to', label: t.to },
  ];
}
