import type { Diagnostics } from '@codepushgo/contract';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { newTicketTexts } from '../../texts/new-ticket.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import type { Shares } from './use-shares.ts';

const MOST_BYTES = 256 * 1024;

/** Takes the file that the doctor writes; the server looks at it closely. */
export function DoctorField({ shares }: { shares: Shares }): ReactNode {
  const t = useTexts(newTicketTexts);
  const [file, setFile] = useState<File | null>(null);
  const [isUnread, setUnread] = useState(false);
  const take = async (next: File | null): Promise<void> => {
    setFile(next);
    const doctor = next && (await readDiagnostics(next));
    setUnread(next !== null && doctor === null);
    shares.change({ doctor });
  };
  return (
    <div className="flex flex-col gap-2">
      <FileDrop
        label={t.doctorFile}
        accept=".json"
        maxBytes={MOST_BYTES}
        file={file}
        onFile={(next) => void take(next)}
        help={t.doctorHelp}
        fault={isUnread ? t.doctorUnread : undefined}
      />
      <CodeBlock isCommand label={t.doctorCommand} code="codepushgo doctor --bundle doctor.json" />
    </div>
  );
}

async function readDiagnostics(file: File): Promise<Diagnostics | null> {
  try {
    const found = JSON.parse(await file.text()) as Diagnostics;
    return found.format === 'codepushgo-diagnostics-1' ? found : null;
  } catch {
    return null;
  }
}
