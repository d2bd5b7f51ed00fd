import type { SupportCategory } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { usePicker } from '../../app/use-picker.ts';
import { withValue } from '../../app/with-value.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { supportTexts } from '../../texts/support.ts';
import { Field } from '../../ui/field.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Select } from '../../ui/select.tsx';

const CATEGORIES = ['technical', 'billing', 'account', 'security', 'abuse', 'data_protection'] as const;

/** What a request is about: these two decide what becomes of it, so they are asked first. */
export function AboutFields(props: {
  org: string;
  category: SupportCategory;
  /** Absent where there is nothing to choose, as on the form of Premium Support. */
  onCategory?: (category: SupportCategory) => void;
  project: string;
  onProject: (project: string) => void;
}): ReactNode {
  const { org, category, onCategory, project, onProject } = props;
  const t = useTexts(newTicketTexts);
  const { categories } = useTexts(supportTexts);
  const projects = usePicker((page) => api.projects.list.queryOptions({ input: { org, ...page } }));
  const choices = projects.items.map(({ slug, name }) => ({ value: slug, label: name }));
  // A kept text names its project by id.
  const chosen = projects.items.find(({ id }) => id === project)?.slug ?? project;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {onCategory && (
        <Field label={t.category} name="category" help={t.categoryHints[category]}>
          <Select
            choices={CATEGORIES.map((value) => ({ value, label: categories[value] }))}
            value={category}
            onValue={(value) => onCategory(value as SupportCategory)}
          />
        </Field>
      )}
      {category === 'technical' && (
        <Field label={t.project} name="project" help={t.projectHelp}>
          <Picker
            choices={withValue(choices, chosen)}
            value={chosen}
            onValue={onProject}
            anyLabel={t.chooseProject}
            onSearch={projects.onSearch}
            isLoading={projects.isLoading}
          />
        </Field>
      )}
    </div>
  );
}
