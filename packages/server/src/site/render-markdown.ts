import MarkdownIt, { type Token } from 'markdown-it';
import { headingSlug } from './heading-slug.ts';
import { stackTables } from './stack-tables.ts';

/** A document as HTML. */
export interface Rendered {
  /** The text of the first heading, which is not part of `html`. */
  title: string;
  /** The first sentence before the first section, as plain text; may be empty. */
  summary: string;
  html: string;
  /** The headings of the second level. */
  headings: { slug: string; text: string }[];
}

/** Gives a link of the document its address on the site; undefined where nothing is to link to. */
export type Resolve = (href: string) => string | undefined;

// Raw HTML is shown as text, and addresses of scripts are no links.
const markdown = new MarkdownIt({ html: false });
const { rules } = markdown.renderer;
const escape = (text: string): string => markdown.utils.escapeHtml(text);

rules.heading_open = (tokens, at) => {
  const { tag, attrs } = tokens[at]!;
  const slug = escape(String(new Map(attrs).get('id')));
  return `<${tag} id="${slug}"><a href="#${slug}">`;
};
rules.heading_close = (tokens, at) => `</a></${tokens[at]!.tag}>\n`;
rules.text = (tokens, at) => escape(keptTogether(tokens[at]!.content));
// What may be wider than a phone scrolls by itself, also by keyboard.
rules.fence = (tokens, at) => `<pre tabindex="0"><code>${escape(tokens[at]!.content)}</code></pre>\n`;
rules.table_open = (tokens, at) =>
  `<div class="scroll" tabindex="0"><table${markdown.renderer.renderAttrs(tokens[at]!)}>\n`;
rules.table_close = () => '</table></div>\n';
// One piece, so that the name of its column can stand beside all of it.
rules.td_open = (tokens, at) => `<${tokens[at]!.tag}${markdown.renderer.renderAttrs(tokens[at]!)}><div>`;
rules.td_close = (tokens, at) => `</div></${tokens[at]!.tag}>`;
rules.code_inline = (tokens, at) => `<code>${breakable(tokens[at]!.content)}</code>`;

/** A long word breaks between its parts: `CodePush` and `ServerURL` of one name. */
function breakable(code: string): string {
  return code
    .split(/(?<=\S{8})(?:(?<=[a-z])(?=[A-Z])|(?<=[/._=])(?=\w))/)
    .map(escape)
    .join('<wbr>');
}

/** Renders one of our documents; comments at its head are left out. */
export function renderMarkdown(source: string, resolve: Resolve): Rendered {
  const tokens = markdown.parse(source.replaceAll(/<!--.*?-->\s*/gs, ''), {});
  const inlineOf = (at: number): string => plain(tokens[at + 1]?.children ?? []);
  stackTables(tokens, inlineOf);
  const titleAt = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1');
  const headings: Rendered['headings'] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const text = inlineOf(at);
      token.attrSet('id', headingSlug(text));
      if (token.tag === 'h2') headings.push({ slug: headingSlug(text), text });
    }
    for (const child of token.children ?? []) {
      if (child.type !== 'link_open') continue;
      const address = resolve(String(child.attrGet('href')));
      // Without an address it is no link, and its text stays.
      child.attrs = address === undefined ? null : [['href', address]];
    }
  }
  const title = inlineOf(titleAt);
  const body = tokens.toSpliced(titleAt, 3);
  return {
    title,
    summary: summaryOf(tokens),
    html: markdown.renderer.render(body, markdown.options, {}),
    headings,
  };
}

// What stands before the first section, unless it begins with code.
function summaryOf(tokens: Token[]): string {
  for (const [at, { type, tag, level }] of tokens.entries()) {
    if (tag === 'h2') break;
    const text = tokens[at + 1]?.children ?? [];
    if (type === 'paragraph_open' && level === 0 && text[0]?.type === 'text')
      return /^.*?\.(?=\s|$)/s.exec(plain(text))?.[0] ?? '';
  }
  return '';
}

/** French signs stay with their word; the sources have plain spaces. */
function keptTogether(text: string): string {
  return text.replaceAll(/ (?=[»:;?!](?:\s|$|[).,]))/g, '\u00a0').replaceAll('« ', '«\u00a0');
}

function plain(tokens: Token[]): string {
  return keptTogether(tokens.map(({ type, content }) => (type === 'softbreak' ? ' ' : content)).join(''));
}
