import type { PlanCatalogue, PublishedCatalogue } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { Card } from '../../ui/card.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { compareFigures, type Difference } from './compare-figures.ts';
import { useFigures } from './use-figures.ts';

/** What a draft says otherwise than the newest version. */
export function ChangesCard(props: { newest: PublishedCatalogue; catalogue: PlanCatalogue }): ReactNode {
  const t = useTexts(catalogueTexts);
  const format = useFormat();
  const figures = useFigures();
  const changes = compareFigures(figures(props.newest.catalogue), figures(props.catalogue));
  const groups = Map.groupBy(changes, ({ group }) => group);
  return (
    <Card title={t.changes} description={t.comparedWith(format.number(props.newest.version))}>
      <div role="status" className="flex max-h-[60dvh] flex-col gap-3 overflow-y-auto">
        {changes.length === 0 && <p className="text-quiet">{t.noChanges}</p>}
        {[...groups].map(([group, lines]) => (
          <section key={group}>
            <h3 className="font-semibold">{group}</h3>
            <ul className="flex flex-col gap-1">
              {lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}

function Line({ line: { label, before, after } }: { line: Difference }): ReactNode {
  const t = useTexts(catalogueTexts);
  return (
    <li>
      <span className="text-quiet">{label}</span>
      <br />
      {before !== undefined && (
        <del className={after === undefined ? 'text-bad' : 'text-quiet'}>
          <span className="sr-only">{t.before} </span>
          {before}
        </del>
      )}
      {before !== undefined && after !== undefined && <span aria-hidden> → </span>}
      {after !== undefined && (
        <ins className="font-medium no-underline">
          <span className="sr-only">{t.after} </span>
          {after}
        </ins>
      )}
    </li>
  );
}
