import type { StatusComponent } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { operationActTexts } from '../../texts/operation-acts.ts';
import { operationTexts } from '../../texts/operations.ts';
import type { Draft } from './draft.ts';

/** An update as both languages of the site will show it. */
export function UpdatePreview({
  draft,
  components,
}: {
  draft: Draft;
  components: StatusComponent[];
}): ReactNode {
  const t = useTexts(operationActTexts);
  const { title, body } = draft;
  const isEmpty = body.en === '' && body.fr === '';
  return (
    <section className="rounded-md border border-line bg-raised p-3">
      <h3 className="mb-2 font-semibold">{t.preview}</h3>
      {isEmpty ? (
        <p className="text-quiet">{t.previewEmpty}</p>
      ) : (
        <div className="grid gap-4 md:grid-cols-2">
          {(['en', 'fr'] as const).map((language) => (
            <div key={language} lang={language} className="min-w-0 wrap-anywhere">
              <p className="font-semibold">{title[language]}</p>
              <p className="whitespace-pre-line">
                <strong>{statusWord(language, draft.status)}</strong> – {body[language]}
              </p>
              <ul className="mt-1 list-disc pl-4 text-quiet">
                {components
                  .filter(({ id }) => draft.states[id])
                  .map(({ id, name }) => (
                    <li key={id}>
                      {name[language]} – {operationTexts[language].states[draft.states[id]!]}
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function statusWord(language: 'en' | 'fr', status: string): string {
  const { incidentStatuses, maintenanceStatuses } = operationTexts[language];
  return { ...maintenanceStatuses, ...incidentStatuses }[status as 'resolved'] ?? status;
}
