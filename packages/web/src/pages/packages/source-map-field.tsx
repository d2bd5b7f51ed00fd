import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { uploadTexts } from '../../texts/uploads.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import type { SourceMapDraft } from './use-source-map.ts';

/** Takes the source map of a release, dropped or chosen. */
export function SourceMapField({ map }: { map: SourceMapDraft }): ReactNode {
  const t = useTexts(uploadTexts);
  const { file, isRefused, pick, drop } = map;
  return (
    <FileDrop
      label={t.sourceMap}
      help={t.sourceMapHelp}
      file={file}
      fault={file && isRefused ? t.notSourceMap(file.name) : undefined}
      accept=".map,.json"
      isOptional
      onFile={(next) => (next ? pick(next) : drop())}
    />
  );
}
