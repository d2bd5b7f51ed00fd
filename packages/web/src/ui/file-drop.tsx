import { useId, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { FieldError } from './field.tsx';
import { Icon } from './icon.tsx';
import { useUi } from './ui-context.tsx';

function isAccepted(file: File, accept: string): boolean {
  return accept.split(',').some((each) => {
    const kind = each.trim().toLowerCase();
    if (kind.startsWith('.')) return file.name.toLowerCase().endsWith(kind);
    return kind.endsWith('/*') ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind;
  });
}

/** Takes one file, dropped or chosen. */
export function FileDrop(props: {
  label: string;
  file: File | null;
  onFile: (file: File | null) => void;
  /** As `<input accept>` has it: `.zip,image/*`. */
  accept?: string;
  maxBytes?: number;
  help?: ReactNode;
  isOptional?: boolean;
  /** What is wrong with the file, found by whoever read it. */
  fault?: string | undefined;
}): ReactNode {
  const { texts, format } = useUi();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const take = (file: File | undefined): void => {
    if (!file) return;
    const isTooLarge = props.maxBytes !== undefined && file.size > props.maxBytes;
    if (props.accept && !isAccepted(file, props.accept)) setError(texts.fileWrongKind(props.accept));
    else if (isTooLarge) setError(texts.fileTooLarge(format.bytes(props.maxBytes!)));
    else {
      setError(null);
      props.onFile(file);
    }
    // Choosing the same file again must be noticed.
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold">
        {props.label}
        {props.isOptional && <span className="font-normal text-quiet"> ({texts.optional})</span>}
      </label>
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classNames('ui-drop', isOver && 'ui-drop-over')}
      >
        <Icon name={props.file ? 'file' : 'upload'} size={20} className="text-quiet" />
        {props.file ? (
          <span className="flex max-w-full items-center gap-2">
            <span className="min-w-0 font-medium wrap-anywhere">{props.file.name}</span>
            <span className="text-quiet">{format.bytes(props.file.size)}</span>
            <IconButton icon="x" size="small" label={texts.removeFile} onClick={() => props.onFile(null)} />
          </span>
        ) : (
          <span>
            {texts.dropFile}{' '}
            <span className="text-accent underline underline-offset-2">{texts.chooseFile}</span>
          </span>
        )}
        {!props.file && (
          <input
            ref={input}
            id={id}
            type="file"
            accept={props.accept}
            aria-invalid={error ? true : undefined}
            aria-describedby={`${id}-about`}
            onChange={(event) => take(event.target.files?.[0])}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
        )}
      </div>
      <div id={`${id}-about`} role="status">
        {(error ?? props.fault) && <FieldError>{error ?? props.fault}</FieldError>}
      </div>
      {props.help && <p className="text-quiet">{props.help}</p>}
    </div>
  );
}
