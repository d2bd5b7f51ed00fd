import type { Deflection, DocAnswer, Symptom } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { deflectionTexts } from '../../texts/deflection.ts';
import { Card } from '../../ui/card.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { IncidentList } from './incident-list.tsx';

/** What may answer a request before it is sent: incidents, known faults, documentation. */
export function DeflectionPanel(props: {
  found: Deflection | undefined;
  isSearching: boolean;
  isDifferent: boolean;
  onDifferent: (isDifferent: boolean) => void;
}): ReactNode {
  const { found, isSearching, isDifferent, onDifferent } = props;
  const t = useTexts(deflectionTexts);
  const shown = found && found.symptoms.length + found.answers.length + found.incidents.length > 0;
  const quiet = isSearching ? t.searching : found ? t.nothing : t.waiting;
  return (
    <Card title={t.title}>
      <div aria-live="polite" className="flex flex-col gap-4">
        {found && <IncidentList incidents={found.incidents} {...{ isDifferent, onDifferent }} />}
        {found && found.symptoms.length > 0 && <Symptoms symptoms={found.symptoms} />}
        {found && found.answers.length > 0 && <Answers answers={found.answers} />}
        {!shown && <p className="text-quiet">{quiet}</p>}
      </div>
    </Card>
  );
}

function Symptoms({ symptoms }: { symptoms: Symptom[] }): ReactNode {
  const t = useTexts(deflectionTexts);
  const language = useLanguage();
  const { Link } = useUi();
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t.symptoms}</h3>
      <ul className="flex flex-col gap-3">
        {symptoms.map(({ id, found, title, advice, url }) => (
          <li key={id} className="min-w-0">
            <p className="font-medium">{title[language]}</p>
            <p>{advice[language]}</p>
            <p className="mt-1 text-xs text-quiet">
              {t.found}: <code className="ui-mono wrap-anywhere">{found}</code>
            </p>
            <Link href={url[language]} target="_blank" className="text-accent">
              {t.more}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answers({ answers }: { answers: DocAnswer[] }): ReactNode {
  const t = useTexts(deflectionTexts);
  const language = useLanguage();
  const { Link } = useUi();
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t.docs}</h3>
      <ul className="flex flex-col gap-3">
        {answers.map(({ title, heading, url, language: written, excerpt }) => (
          <li key={url} lang={written} className="min-w-0">
            <Link href={url} target="_blank" className="font-medium text-accent">
              {heading ?? title}
            </Link>
            {written !== language && <span className="text-quiet"> ({t.english})</span>}
            {heading && <p className="text-xs text-quiet">{title}</p>}
            <p className="text-quiet wrap-anywhere">
              {excerpt.map(({ text, isMatch }, at) =>
                isMatch ? (
                  // oxlint-disable-next-line react/no-array-index-key -- pieces of a text have nothing else
                  <mark key={at} className="rounded-sm bg-accent-soft text-text">
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
