import type { Symptom } from '@codepushgo/contract';

type Both = Symptom['title'];

/** A fault that is known, and how a text shows it. */
export interface KnownSymptom {
  id: string;
  /** What SDKs, command lines and this server say then; matched against single lines. */
  signs: RegExp[];
  title: Both;
  advice: Both;
  /** A document, and a section of it in each language. */
  doc: { path: string; anchor?: Both };
}
