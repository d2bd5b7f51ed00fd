import type { ChatText } from './chat-message.ts';
import { cutText } from './cut-text.ts';

const COLOURS = { bad: 'attention', warn: 'warning', good: 'good', info: 'accent' } as const;

// Teams takes 28 KB in all, and a run of text costs more than its letters.
const MOST = { characters: 5000, lines: 50 };

function linesOf(body: string): string[] {
  const lines = cutText(body, MOST.characters).split('\n').filter(Boolean);
  return lines.length <= MOST.lines ? lines : [...lines.slice(0, MOST.lines), '…'];
}

/** For a webhook of a Teams workflow: an adaptive card. https://adaptivecards.io/explorer */
export function teamsMessage({ title, url, linkLabel, body, facts, footer, tone }: ChatText): object {
  // Text runs are shown as they are; plain text blocks would read Markdown.
  const text = (run: string, look: object = {}): object => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: cutText(run, 5000), ...look }],
  });
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    fallbackText: cutText(title, 1000),
    body: [
      text(title, { weight: 'bolder', size: 'medium', color: COLOURS[tone] }),
      ...linesOf(body).map((line) => text(line)),
      ...facts.map(([label, value]) => text(`${label} — ${value}`)),
      text(footer, { isSubtle: true, size: 'small' }),
    ],
    actions: [{ type: 'Action.OpenUrl', title: linkLabel, url }],
  };
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content };
  return { type: 'message', attachments: [card] };
}
