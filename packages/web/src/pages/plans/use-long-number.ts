import { useFormat } from '../../ui/ui-context.tsx';

/** Writes a typed number of five digits and more as people read it, for beside its field; nothing for others. */
export function useLongNumber(): (text: string) => string | undefined {
  const format = useFormat();
  return (text) => (/^\d{5,15}$/.test(text) ? `= ${format.number(Number(text))}` : undefined);
}
