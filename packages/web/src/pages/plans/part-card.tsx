import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { IconButton } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';

/** One plan or add-on of a catalogue that is being written; it can be moved up and taken out. */
export function PartCard(props: {
  title: string;
  onRemove: () => void;
  /** Absent for the first. */
  onUp?: (() => void) | undefined;
  children: ReactNode;
}): ReactNode {
  const t = useTexts(catalogueTexts);
  const { title, onRemove, onUp, children } = props;
  return (
    <Card
      title={title}
      actions={
        <>
          {onUp && <IconButton icon="arrow-up" size="small" label={t.moveUp(title)} onClick={onUp} />}
          <IconButton icon="trash" size="small" label={t.remove(title)} onClick={onRemove} />
        </>
      }
    >
      {children}
    </Card>
  );
}
