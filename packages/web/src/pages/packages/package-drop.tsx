import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import type { PickedFile } from './package-shapes.ts';
import { readDrop, readInput } from './read-drop.ts';

/** Takes a zip, a folder or a bundle file: dropped, or chosen by a button. */
export function PackageDrop(props: {
  onPick: (files: PickedFile[] | Promise<PickedFile[]>) => void;
}): ReactNode {
  const t = useTexts(uploadTexts);
  const [isOver, setOver] = useState(false);
  const fileInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    props.onPick(readDrop(event.dataTransfer));
  };
  const take = (input: HTMLInputElement): void => {
    const picked = readInput(input);
    if (picked.length > 0) props.onPick(picked);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={classNames('ui-drop', isOver && 'ui-drop-over')}
    >
      <Icon name="upload" size={20} className="text-quiet" />
      <p className="font-medium">{t.drop}</p>
      <div className="flex flex-wrap items-center justify-center gap-2">
        <span className="text-quiet">{t.or}</span>
        <Button icon="file" onClick={() => fileInput.current?.click()}>
          {t.chooseFile}
        </Button>
        <Button icon="folder" onClick={() => folderInput.current?.click()}>
          {t.chooseFolder}
        </Button>
      </div>
      <input
        ref={fileInput}
        hidden
        type="file"
        aria-label={t.fileInput}
        onChange={(event) => take(event.target)}
      />
      <input
        ref={folderInput}
        hidden
        type="file"
        multiple
        aria-label={t.folderInput}
        {...{ webkitdirectory: '' }}
        onChange={(event) => take(event.target)}
      />
    </div>
  );
}
