import type { Deflection } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { deflectionTexts } from '../../texts/deflection.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { RelativeTime } from '../../ui/time.tsx';

/** Incidents that are open, the likely ones marked; whoever has something else says so. */
export function IncidentList(props: {
  incidents: Deflection['incidents'];
  isDifferent: boolean;
  onDifferent: (isDifferent: boolean) => void;
}): ReactNode {
  const { incidents, isDifferent, onDifferent } = props;
  const t = useTexts(deflectionTexts);
  const language = useLanguage();
  if (incidents.length === 0) return null;
  const sorted = incidents.toSorted((a, b) => Number(b.isMatch) - Number(a.isMatch));
  return (
    <section>
      <h3 className="mb-1 font-semibold">{t.incidents}</h3>
      <ul className="flex flex-col gap-3">
        {sorted.map(({ id, title, update, since, url, isMatch }) => (
          <li key={id} className="flex min-w-0 flex-col items-start gap-1">
            <p className="font-medium">{title[language]}</p>
            {isMatch && (
              <Badge tone="warning" icon="triangle-alert">
                {t.mayBe}
              </Badge>
            )}
            <p>{update[language]}</p>
            {isMatch && <p>{t.noNeed}</p>}
            <p className="text-xs text-quiet">
              {t.since} <RelativeTime value={since} />
            </p>
            {url && (
              <ButtonLink size="small" icon="external" href={url} target="_blank">
                {t.follow}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
      {incidents.some(({ isMatch }) => isMatch) && (
        <Checkbox
          className="mt-3"
          label={t.different}
          help={t.differentHelp}
          checked={isDifferent}
          onValue={onDifferent}
        />
      )}
    </section>
  );
}
