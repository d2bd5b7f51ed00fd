import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FieldError } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { MOST_BYTES, MOST_FILES, type Attachment, type Attachments } from './use-attachments.ts';

/** The files of a message: dropped or chosen, each with how far it has come. */
export function FileFields({ files }: { files: Attachments }): ReactNode {
  const t = useTexts(newTicketTexts);
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    files.add([...event.dataTransfer.files]);
  };
  const take = (field: HTMLInputElement): void => {
    files.add([...(field.files ?? [])]);
    // Choosing the same file again must be noticed.
    field.value = '';
  };
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <p id={id} className="font-semibold">
        {t.files}
      </p>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames('ui-drop', isOver && 'ui-drop-over')}
      >
        <span>{t.dropFiles}</span>
        <Button icon="upload" onClick={() => input.current?.click()}>
          {t.chooseFiles}
        </Button>
        <span className="w-full text-quiet">
          {t.filesHelp(format.number(MOST_FILES), format.bytes(MOST_BYTES))}
        </span>
        <input
          ref={input}
          hidden
          multiple
          type="file"
          aria-label={t.files}
          onChange={(event) => take(event.target)}
        />
      </div>
      <ul className="flex flex-col gap-1 empty:hidden">
        {files.items.map((item) => (
          <FileLine key={item.key} item={item} files={files} />
        ))}
      </ul>
      <div role="status">
        {files.hasTooMany && <FieldError>{t.tooMany(format.number(MOST_FILES))}</FieldError>}
      </div>
    </div>
  );
}

function FileLine({ item, files }: { item: Attachment; files: Attachments }): ReactNode {
  const t = useTexts(newTicketTexts);
  const format = useFormat();
  const { key, file, state, share } = item;
  return (
    <li className="flex min-w-0 flex-wrap items-center gap-x-2 rounded-md border border-line px-2 py-1">
      <Icon name="file" size={14} className="text-quiet" />
      <span className="min-w-0 flex-1 wrap-anywhere">{file.name}</span>
      <span className="text-quiet tabular-nums">
        {state === 'sending' ? t.uploading(format.percent(share)) : format.bytes(file.size)}
      </span>
      {state === 'failed' && (
        <Button size="small" icon="refresh" onClick={() => files.retry(key)}>
          {t.again}
        </Button>
      )}
      <IconButton icon="x" size="small" label={t.removeFile(file.name)} onClick={() => files.remove(key)} />
      {state === 'failed' && <FieldError>{t.fileFailed}</FieldError>}
      {state === 'too-large' && <FieldError>{t.fileTooLarge(format.bytes(MOST_BYTES))}</FieldError>}
    </li>
  );
}
