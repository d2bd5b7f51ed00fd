import type { Macro } from '@codepushgo/contract';
import { useLanguage, useTexts } from '../../app/language.ts';
import { deskMacroTexts } from '../../texts/desk-macros.ts';
import { deskWords } from '../../texts/desk-words.ts';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** What is shown of a macro in a list. */
export function useMacroColumns(): Column<Macro>[] {
  const t = useTexts(deskMacroTexts);
  const words = useTexts(deskWords);
  const language = useLanguage();
  const format = useFormat();
  return [
    {
      id: 'title',
      header: t.macro,
      isMain: true,
      cell: ({ id, title }) => (
        <span className="flex flex-col">
          <span>{title[language]}</span>
          <code className="ui-mono text-xs font-normal text-quiet">{id}</code>
        </span>
      ),
    },
    {
      id: 'text',
      header: t.preview,
      isWideOnly: true,
      cell: ({ text }) => <span className="line-clamp-2 max-w-100">{text[language]}</span>,
    },
    { id: 'section', header: t.cites, cell: ({ section }) => (section ? t.sections[section] : '–') },
    { id: 'status', header: t.status, cell: ({ status }) => words.statuses[status] },
    {
      id: 'changed',
      header: t.changed,
      cell: ({ version, updatedAt }) => (
        <span className="flex flex-col">
          <span>v{format.number(version)}</span>
          <span className="text-xs text-quiet">
            {updatedAt ? <RelativeTime value={updatedAt} /> : t.shipped}
          </span>
        </span>
      ),
    },
  ];
}
