import type { SupportTerms } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { coverageTexts } from '../../texts/coverage.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

/** What help comes with a plan. */
export function HelpFields(props: {
  at: string;
  support: SupportTerms;
  onSupport: (support: SupportTerms) => void;
}): ReactNode {
  const { at, support, onSupport } = props;
  const t = useTexts(catalogueTexts);
  const { short } = useTexts(coverageTexts);
  return (
    <div className="grid items-end gap-x-4 gap-y-3 sm:grid-cols-3">
      <Field label={t.help} name={`${at}.technicalSupport`}>
        <Select
          choices={Object.entries(short).map(([value, label]) => ({ value, label }))}
          value={support.technicalSupport}
          onValue={(value) =>
            onSupport({ ...support, technicalSupport: value as SupportTerms['technicalSupport'] })
          }
        />
      </Field>
      <RowField
        name={`${at}.responseRow`}
        row={support.responseRow}
        onRow={(responseRow) => onSupport({ ...support, responseRow })}
      />
      <Checkbox
        label={t.premium}
        className="pb-1.5"
        checked={support.premiumSupport}
        onValue={(premiumSupport) => onSupport({ ...support, premiumSupport })}
      />
    </div>
  );
}

/** The row of response times, or none. */
export function RowField(props: {
  name: string;
  row: SupportTerms['responseRow'];
  onRow: (row: SupportTerms['responseRow']) => void;
}): ReactNode {
  const t = useTexts(catalogueTexts);
  const { rows } = useTexts(coverageTexts);
  return (
    <Field label={t.times} name={props.name}>
      <Select
        placeholder={t.nothing}
        choices={Object.entries(rows).map(([value, label]) => ({ value, label }))}
        value={props.row ?? ''}
        onValue={(row) => props.onRow((row || null) as SupportTerms['responseRow'])}
      />
    </Field>
  );
}
