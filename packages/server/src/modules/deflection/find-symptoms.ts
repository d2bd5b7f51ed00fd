import type { Symptom } from '@codepushgo/contract';
import { deviceSymptoms } from './device-symptoms.ts';
import type { KnownSymptom } from './symptom.ts';
import { toolSymptoms } from './tool-symptoms.ts';

/** Every fault that is known. */
export const knownSymptoms: KnownSymptom[] = [...deviceSymptoms, ...toolSymptoms];

const LONGEST_LINE = 2000;
const LONGEST_FOUND = 300;

/**
 * The known faults that a text shows signs of, in the order in which they stand there. Pure.
 *
 * @param publicUrl where the documentation is
 * @example findSymptoms('[CodePush] Deployment key is missed', 'https://updates.example.com')[0].id;
 */
export function findSymptoms(text: string, publicUrl: string): Symptom[] {
  const found = new Map<string, Symptom>();
  for (const line of text.split(/\r?\n/)) {
    const short = line.slice(0, LONGEST_LINE);
    for (const known of knownSymptoms)
      if (!found.has(known.id) && known.signs.some((sign) => sign.test(short)))
        found.set(known.id, toSymptom(known, short, publicUrl));
  }
  return [...found.values()];
}

function toSymptom({ id, title, advice, doc }: KnownSymptom, line: string, publicUrl: string): Symptom {
  const url = (language: 'en' | 'fr'): string =>
    `${publicUrl}/${language}/docs/${doc.path}${doc.anchor ? `#${doc.anchor[language]}` : ''}`;
  return {
    id,
    found: line.trim().slice(0, LONGEST_FOUND),
    title,
    advice,
    url: { en: url('en'), fr: url('fr') },
  };
}
