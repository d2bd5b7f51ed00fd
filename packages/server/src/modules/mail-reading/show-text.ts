import EmailReplyParser from 'email-reply-parser';
import { convert } from 'html-to-text';

/** What a reader sees at first, and whether there is more. */
export interface ShownText {
  text: string;
  /** Quotes or a signature are hidden; they are kept in the whole text. */
  hasHidden: boolean;
}

// Its patterns take longer the longer a text is.
const MOST_CHARACTERS = 100_000;
const MOST_LINES = 2000;
const MOST_LINE = 2000;
// What Outlook puts above a quote, in French and in English.
const OUTLOOK =
  /^(?:[ \t]*_{10,}[ \t]*\n)?[ \t*]*(?:De|From)[ \t*]*:[^\n]{1,300}\n[ \t*]*(?:Envoyé|Date|Sent)[ \t*]*:[^\n]{1,200}\n/m;

/** Text without quotes and signature. Where nothing would be left, or it is too long to judge, all of it. */
export function showText(text: string): ShownText {
  const whole = text.replace(/\r\n?/g, '\n').trim();
  const lines = whole.split('\n');
  if (
    whole.length > MOST_CHARACTERS ||
    lines.length > MOST_LINES ||
    lines.some((line) => line.length > MOST_LINE)
  )
    return { text: whole, hasHidden: false };
  const outlook = OUTLOOK.exec(whole);
  const above = outlook && outlook.index > 0 ? whole.slice(0, outlook.index) : whole;
  const shown = unmarked(new EmailReplyParser().read(marked(above)).getVisibleText()).trim();
  if (shown === '') return { text: whole, hasHidden: false };
  return { text: shown, hasHidden: shown !== whole };
}

// A sign that is seen nowhere.
const MARK = '\u2063';

/** Marks what stands between lines of three backquotes: it is shown whatever its lines begin with. */
function marked(text: string): string {
  let isInside = false;
  const lines = text.split('\n').map((line) => {
    const isFence = /^\s*```/.test(line);
    if (isFence) isInside = !isInside;
    return isFence || isInside ? MARK + line : line;
  });
  // A fence that nobody closes is none.
  return isInside ? text : lines.join('\n');
}

function unmarked(text: string): string {
  return text.replaceAll(MARK, '');
}

/** The text of HTML that was made clean before. */
export function textOfHtml(html: string): string {
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 1024 * 1024, maxDepth: 300 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'h2', options: { uppercase: false } },
      { selector: 'h3', options: { uppercase: false } },
      { selector: 'h4', options: { uppercase: false } },
      { selector: 'table', options: { uppercaseHeaderCells: false } },
    ],
  }).trim();
}
