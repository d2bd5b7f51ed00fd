import type { DueBecause, TicketClock } from '@codepushgo/contract';
import { useTexts } from '../../app/language.ts';
import { supportTexts } from '../../texts/support.ts';
import { ticketTexts } from '../../texts/ticket.ts';
import { useFormat } from '../../ui/ui-context.tsx';

/** The rule that set a due time, in words. */
export function useBecause(): (because: DueBecause) => string {
  const t = useTexts(ticketTexts);
  const { units } = useTexts(supportTexts);
  const format = useFormat();
  const target = ({ value, unit }: TicketClock['target']): string => units[unit](value, format.number(value));
  return (because) => {
    switch (because.code) {
      case 'merged':
        return t.because.merged;
      case 'resumed':
      case 'reopened':
        return t.because[because.code](format.duration(because.leftSeconds * 1000));
      default:
        return t.because[because.code](target(because.target));
    }
  };
}
