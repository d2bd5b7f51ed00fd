import type { ComponentProps, ReactNode } from 'react';
import { useLanguage } from '../../app/language.ts';
import { Input } from '../../ui/input.tsx';

/** A sum of US dollars to type; its sign stands where the reader's language writes it. */
export function MoneyInput(
  props: Omit<ComponentProps<typeof Input>, 'prefix' | 'suffix' | 'inputMode'>,
): ReactNode {
  const side = useLanguage() === 'fr' ? 'suffix' : 'prefix';
  return <Input inputMode="decimal" {...props} {...{ [side]: '$' }} />;
}
