import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

test('markup in a document is text, and a link without an address is none', () => {
  const source =
    '# A <b>title</b>\n\nFirst. Second.\n\n<script>x</script>\n\n[one](a.md) [two](b.md) [bad](javascript:x)';
  const { title, summary, html } = renderMarkdown(source, (href) =>
    href === 'a.md' ? '/en/docs/a' : undefined,
  );
  expect([title, summary]).toEqual(['A <b>title</b>', 'First.']);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('<a href="/en/docs/a">one</a> <a>two</a>');
  expect(html).not.toContain('href="javascript');
});

test('no text at all opens an element of its own', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          '<',
          'img',
          ' ',
          '"',
          '>',
          '`',
          '[',
          ']',
          '(',
          ')',
          '#',
          '\n',
          '|',
          '-',
          '&',
          ':',
        ),
      }),
      (text) => {
        const { html } = renderMarkdown(`# t\n\n${text}`, () => '/x');
        const elements = html.matchAll(/<([a-z0-9]+)/g).map(([, name]) => name!);
        const ours =
          /^(?:p|h[1-6]|a|pre|code|wbr|div|table|thead|tbody|tr|th|td|ul|ol|li|blockquote|hr|br|em|strong)$/;
        for (const name of elements) expect(name).toMatch(ours);
      },
    ),
  );
});

test('a wide table names its rows, and in each cell its column', () => {
  const { html } = renderMarkdown(
    '# t\n\n|  | Server | Key |\n|---|---|---|\n| iOS | a `b` c | d |',
    () => '/x',
  );
  expect(html).toContain('<table class="stack" role="table">');
  expect(html).toContain('<th role="rowheader" scope="row"><div>iOS</div></th>');
  expect(html).toContain('<td role="cell" data-label="Server"><div>a <code>b</code> c</div></td>');
  const narrow = renderMarkdown('# t\n\n| A | B |\n|---|---|\n| 1 | 2 |', () => '/x');
  expect(narrow.html).toContain('<table>');
});

test('French signs are not left alone at the beginning of a line', () => {
  const { html, summary } = renderMarkdown('# t\n\nSous « Aide » : `a : b`, voyez.', () => '/x');
  expect(html).toContain('Sous «\u00a0Aide\u00a0»\u00a0: <code>a : b</code>');
  expect(summary).toContain('«\u00a0Aide\u00a0»');
});
