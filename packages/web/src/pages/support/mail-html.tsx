import { createElement, Fragment, useMemo, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { ticketMailTexts } from '../../texts/ticket-mail.ts';

// Headings and titles of rows become plain text: those of the page stay the only ones.
const TAGS: Record<string, { tag: string; className?: string }> = {
  ...Object.fromEntries(
    ['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'br', 'p', 'div', 'span'].map((tag) => [
      tag,
      { tag },
    ]),
  ),
  ...Object.fromEntries(
    ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, { tag: 'div', className: 'font-semibold' }]),
  ),
  hr: { tag: 'hr', className: 'border-line' },
  code: { tag: 'code', className: 'font-mono' },
  pre: { tag: 'pre', className: 'font-mono whitespace-pre-wrap' },
  blockquote: { tag: 'blockquote', className: 'border-l-2 border-line pl-3 text-quiet' },
  ul: { tag: 'ul', className: 'list-disc pl-5' },
  ol: { tag: 'ol', className: 'list-decimal pl-5' },
  table: { tag: 'table' },
  tbody: { tag: 'tbody' },
  thead: { tag: 'tbody' },
  tfoot: { tag: 'tbody' },
  tr: { tag: 'tr' },
  td: { tag: 'td', className: 'pr-3 align-top' },
  th: { tag: 'td', className: 'pr-3 text-left align-top font-semibold' },
};
const BLOCKS = new Set([
  'article',
  'section',
  'header',
  'footer',
  'main',
  'dl',
  'dt',
  'dd',
  'address',
  'figure',
]);
const ROWS = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr']);
const OWN_FILE = /^\/api\/v1\/ticket-files\/\w+$/;

/**
 * HTML of a mail in the page. The server has cleaned it; here it is built anew from the few elements that text needs,
 * so that nothing runs, nothing is loaded from elsewhere, and only files of the ticket are shown as images.
 */
export function MailHtml({ html }: { html: string }): ReactNode {
  const t = useTexts(ticketMailTexts);
  const body = useMemo(() => new DOMParser().parseFromString(html, 'text/html').body, [html]);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="max-w-[80ch] min-w-0 overflow-x-auto wrap-anywhere [&_li]:my-0.5 [&_p]:my-2 [&_p:first-child]:mt-0">
        {childrenOf(body, t.image)}
      </div>
      {body.querySelector('img[data-remote]') && <p className="text-xs text-quiet">{t.remote}</p>}
    </div>
  );
}

function childrenOf(node: Node, image: string): ReactNode[] {
  // Between rows and cells React allows no white space.
  const isRow = node instanceof Element && ROWS.has(node.localName);
  return [...node.childNodes]
    .filter((child) => child instanceof Element || (child instanceof Text && !(isRow && !child.data.trim())))
    .map((child, at) => <Fragment key={at}>{built(child, image)}</Fragment>);
}

function built(node: Node, image: string): ReactNode {
  if (!(node instanceof Element)) return node.textContent;
  const tag = node.localName;
  if (tag === 'img') return pictureOf(node, image);
  const children = childrenOf(node, image);
  if (tag === 'a') return linkOf(node, children);
  const inList = node.parentElement?.localName === 'ul' || node.parentElement?.localName === 'ol';
  if (tag === 'li') return inList ? <li>{children}</li> : <div>{children}</div>;
  const known = BLOCKS.has(tag) ? { tag: 'div' } : TAGS[tag];
  if (!known) return children;
  if (tag === 'br' || tag === 'hr') return createElement(known.tag, known);
  const { className } = known;
  const made = createElement(known.tag, { className, ...spanOf(node) }, ...children);
  // A list holds items alone.
  return inList ? <li>{made}</li> : made;
}

function spanOf(cell: Element): { colSpan?: number; rowSpan?: number } {
  const [columns, rows] = ['colspan', 'rowspan'].map((name) => Number(cell.getAttribute(name)));
  return { ...(columns && { colSpan: columns }), ...(rows && { rowSpan: rows }) };
}

function linkOf(node: Element, children: ReactNode[]): ReactNode {
  const href = node.getAttribute('href') ?? '';
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return children;
  return (
    // The address is told, since the words may say another.
    <a
      href={href}
      title={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-accent underline"
    >
      {children}
    </a>
  );
}

function pictureOf(node: Element, image: string): ReactNode {
  const [src, alt] = ['src', 'alt'].map((name) => node.getAttribute(name) ?? '');
  if (src && OWN_FILE.test(src))
    return <img src={src} alt={alt ?? ''} loading="lazy" className="inline-block h-auto max-w-full" />;
  return alt ? (
    <span className="text-quiet">
      [{image}: {alt}]
    </span>
  ) : null;
}
