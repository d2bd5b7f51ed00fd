import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import type { PreparedPackage } from './package-shapes.ts';

/** What a package is, before it is sent. */
export function PackageFacts({ prepared }: { prepared: PreparedPackage }): ReactNode {
  const t = useTexts(uploadTexts);
  const format = useFormat();
  const { fileName, kind, fileCount, sizeBytes, unpackedSizeBytes, hash, isSigned } = prepared;
  const size = format.bytes(sizeBytes);
  return (
    <KeyValues
      items={[
        { label: t.name, value: fileName },
        { label: t.kind, value: t.kinds[kind] },
        { label: t.files, value: format.number(fileCount) },
        { label: t.size, value: kind === 'zip' ? t.packed(size, format.bytes(unpackedSizeBytes)) : size },
        { label: t.hash, value: <CopyableId value={hash} label={t.hash} /> },
        { label: t.signature, value: isSigned ? t.signed : t.unsigned },
      ]}
    />
  );
}
