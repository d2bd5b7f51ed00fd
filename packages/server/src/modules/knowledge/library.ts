import type { Language } from '../../platform/language.ts';

/** One section of a document, as readers of a language find it. */
export interface LibraryEntry {
  language: Language;
  /** Of the document, without language and ending, such as `how-to/sign-releases`. */
  path: string;
  /** Empty for what stands before the first section. */
  anchor: string;
  written: Language;
  kind: 'user' | 'project';
  title: string;
  heading: string | null;
  text: string;
}

/** The documents that are searched. Whoever shows them gives them. */
export interface Library {
  /** Changes when any document does. */
  digest(): string;
  entries(): LibraryEntry[];
}
