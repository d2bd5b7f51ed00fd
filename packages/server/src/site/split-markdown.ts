import MarkdownIt, { type Token } from 'markdown-it';
import { headingSlug } from './heading-slug.ts';

/** A part of a document that begins with a heading. */
export interface MarkdownSection {
  /** Empty for what stands before the first section. */
  anchor: string;
  heading: string | null;
  /** As plain text, code and tables included. */
  text: string;
}

const markdown = new MarkdownIt({ html: false });

/**
 * A document by its headings of the second and third level, without what only marks it up.
 *
 * @example splitMarkdown('# Plans\n\nWords.').sections; // [{ anchor: '', heading: null, text: 'Words.' }]
 */
export function splitMarkdown(source: string): { title: string; sections: MarkdownSection[] } {
  const tokens = markdown.parse(source.replaceAll(/<!--.*?-->\s*/gs, ''), {});
  let title = '';
  const sections: MarkdownSection[] = [{ anchor: '', heading: null, text: '' }];
  for (const [at, { type, tag }] of tokens.entries()) {
    const text = textOf(tokens[at]!);
    if (tokens[at - 1]?.type === 'heading_open') {
      const level = tokens[at - 1]!.tag;
      if (level === 'h1') title = text;
      else if (level === 'h2' || level === 'h3')
        sections.push({ anchor: headingSlug(text), heading: text, text: '' });
      else add(sections, text);
    } else if (type === 'inline' || type === 'fence' || type === 'code_block' || tag === 'code') {
      add(sections, text);
    }
  }
  return { title, sections: once(sections.map((one) => ({ ...one, text: one.text.trim() }))) };
}

function add(sections: MarkdownSection[], text: string): void {
  sections.at(-1)!.text += `${text}\n`;
}

// Of equal headings links reach the first; one without words of its own is found by what is below.
function once(sections: MarkdownSection[]): MarkdownSection[] {
  const merged = new Map<string, MarkdownSection>();
  for (const section of sections) {
    const first = merged.get(section.anchor);
    const text = first ? `${first.text}\n${section.text}`.trim() : section.text;
    merged.set(section.anchor, { ...(first ?? section), text });
  }
  return [...merged.values()].filter(({ anchor, text }) => text !== '' || anchor === '');
}

function textOf({ type, content, children }: Token): string {
  if (type !== 'inline') return content;
  return (children ?? []).map(({ type: kind, content: own }) => (kind === 'softbreak' ? ' ' : own)).join('');
}
