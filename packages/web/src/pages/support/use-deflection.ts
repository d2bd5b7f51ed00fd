import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Deflection } from '@codepushgo/contract';
import { api } from '../../app/api.ts';
import { useDebounced } from '../../app/debounced.ts';
import { useLanguage } from '../../app/language.ts';

const PAUSE_MS = 600;
const LEAST = 8;
const MOST = 50_000;

/** What may answer a request, asked after each pause in the typing. Nothing is asked for a few letters. */
export function useDeflection(subject: string, text: string): UseQueryResult<Deflection> & { isOn: boolean } {
  const language = useLanguage();
  const typed = useDebounced(`${subject}\n${text}`.trim().slice(0, MOST), PAUSE_MS);
  const isOn = typed.length >= LEAST;
  const query = useQuery(
    api.support.deflect.queryOptions({
      input: { text: typed, language },
      enabled: isOn,
      placeholderData: keepPreviousData,
      // Help beside the form: without it the form does as well.
      retry: false,
    }),
  );
  return { ...query, isOn };
}
