import type { TicketFile } from '@codepushgo/contract';
import { useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { uploadTicketFile } from './upload-ticket-file.ts';

const MOST = 10;
const MOST_BYTES = 25 * 1024 * 1024;

/** Files for a reply, uploaded as soon as they are chosen. */
export function AttachFiles(props: {
  files: TicketFile[];
  onFiles: (files: TicketFile[]) => void;
}): ReactNode {
  const { files, onFiles } = props;
  const t = useTexts(deskTicketTexts);
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const take = async (chosen: File[]): Promise<void> => {
    const large = chosen.find(({ size }) => size > MOST_BYTES);
    if (large) return setFault(t.tooLarge(large.name, format.bytes(MOST_BYTES)));
    if (files.length + chosen.length > MOST) return setFault(t.tooMany(format.number(MOST)));
    setFault('');
    setBusy(true);
    try {
      onFiles([...files, ...(await Promise.all(chosen.map(uploadTicketFile)))]);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-2">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          void take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button size="small" icon="upload" busy={isBusy} onClick={() => input.current?.click()}>
        {isBusy ? t.attaching : t.attach}
      </Button>
      {files.map(({ id, name }) => (
        <span key={id} className="inline-flex min-w-0 items-center gap-1">
          <span className="truncate">{name}</span>
          <IconButton
            icon="x"
            size="small"
            label={t.remove(name)}
            onClick={() => onFiles(files.filter((file) => file.id !== id))}
          />
        </span>
      ))}
      {fault && <FieldError>{fault}</FieldError>}
    </span>
  );
}
