import type { PlanCatalogue } from '@codepushgo/contract';
import { useContext, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { Field, FieldError } from '../../ui/field.tsx';
import { FormContext } from '../../ui/form-context.ts';
import { Textarea } from '../../ui/textarea.tsx';
import { draftOf } from './catalogue-draft.ts';
import { readDraft } from './read-draft.ts';

/** The whole catalogue as JSON, for those who keep it elsewhere. */
export function JsonField({ text, onText }: { text: string; onText: (text: string) => void }): ReactNode {
  const t = useTexts(catalogueTexts);
  const errors = Object.entries(useContext(FormContext)?.errors ?? {});
  return (
    <>
      <Field label={t.catalogue} name="catalogue" help={t.catalogueHelp} isRequired>
        <Textarea isCode rows={24} value={text} onChange={(event) => onText(event.target.value)} />
      </Field>
      {errors
        .filter(([name]) => name.startsWith('catalogue.'))
        .map(([name, error]) => (
          <FieldError key={name}>
            <code className="ui-mono">{name.slice('catalogue.'.length)}</code> {error}
          </FieldError>
        ))}
    </>
  );
}

/** A catalogue from JSON; undefined where it is none, whatever the server may still find. */
export function parseCatalogue(text: string): PlanCatalogue | undefined {
  try {
    const catalogue = JSON.parse(text) as PlanCatalogue;
    // What the form cannot show, the form cannot take over.
    readDraft(draftOf(catalogue), { money: '', count: '' });
    return catalogue;
  } catch {
    return undefined;
  }
}
