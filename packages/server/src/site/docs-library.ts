import type { Library, LibraryEntry } from '#knowledge';
import { LANGUAGES } from '../platform/language.ts';
import { docSources, docsDigest } from './docs.ts';
import { splitMarkdown } from './split-markdown.ts';

/** What is written in `docs/`, for whoever searches it. */
export const docsLibrary: Library = {
  digest: docsDigest,
  entries: () =>
    LANGUAGES.flatMap((language) =>
      docSources(language).flatMap(({ path, section, written, source }): LibraryEntry[] => {
        const { title, sections } = splitMarkdown(source);
        const kind = section === 'project' ? 'project' : 'user';
        return sections.map((one) => ({ ...one, language, path, written, kind, title }));
      }),
    ),
};
