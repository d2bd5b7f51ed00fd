import type { Attainment } from '@codepushgo/contract';
import type { deskReportTexts } from '../../texts/desk-reports.ts';
import type { deskWords } from '../../texts/desk-words.ts';

type Line = Pick<Attainment, 'clock' | 'responseRow' | 'queue' | 'severity'>;

/** What a line of a report is about: the tier, or the queue that has a clock of its own. */
export function tierOf({ responseRow, queue }: Line, words: (typeof deskWords)['en']): string {
  if (responseRow) return words.rows[responseRow];
  return queue ? words.queues[queue] : '–';
}

/** Its severity; queues know none. */
export function severityOf(
  { severity }: Line,
  words: (typeof deskWords)['en'],
  t: (typeof deskReportTexts)['en'],
): string {
  return severity ? words.severities[severity] : t.all;
}
