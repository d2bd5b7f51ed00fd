import sanitizeHtml from 'sanitize-html';

/** HTML that may be shown inside a page of ours. */
export interface CleanHtml {
  html: string;
  /** Images elsewhere were left out; their addresses stand in `data-remote`. */
  hasRemoteImages: boolean;
}

const MOST_CHARACTERS = 1024 * 1024;
const MOST_DEPTH = 256;
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option'.split(
    ' ',
  ),
);

/**
 * Only what text needs: no script, form, style or frame, no address but http, https and mailto. An image of the
 * message becomes `attachment:` with its number, an image elsewhere loads nothing.
 *
 * @param numberOf tells the number of the attachment with a Content-ID
 * @returns null when it is too long or nested too deep to be handled; then only the original is left to show
 */
export function cleanHtml(
  html: string,
  numberOf: (contentId: string) => number | undefined,
): CleanHtml | null {
  if (html.length > MOST_CHARACTERS || isTooDeep(html)) return null;
  let hasRemoteImages = false;
  const image = (_tag: string, { src = '', alt = '', width = '', height = '' }: sanitizeHtml.Attributes) => {
    const number = /^cid:/i.test(src) ? numberOf(decodeId(src.slice(4))) : undefined;
    const remote = /^https?:\/\//i.test(src) ? src : undefined;
    hasRemoteImages ||= remote !== undefined;
    const attribs: sanitizeHtml.Attributes = { alt };
    if (/^\d{1,4}$/.test(width)) attribs['width'] = width;
    if (/^\d{1,4}$/.test(height)) attribs['height'] = height;
    if (number !== undefined) attribs['src'] = `attachment:${number}`;
    if (remote !== undefined) attribs['data-remote'] = remote;
    return { tagName: 'img', attribs };
  };
  const clean = sanitizeHtml(html, {
    allowedTags: [...sanitizeHtml.defaults.allowedTags, 'img', 'del', 'ins'],
    allowedAttributes: {
      a: ['href', 'rel'],
      img: ['src', 'alt', 'width', 'height', 'data-remote'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['attachment'] },
    allowProtocolRelative: false,
    transformTags: {
      a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer nofollow ugc' }),
      img: image,
    },
  });
  return { html: clean, hasRemoteImages };
}

// A parser keeps what is open in a list, so depth costs its square.
function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]*)/gi)) {
    if (VOID.has(name!.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MOST_DEPTH) return true;
  }
  return false;
}

function decodeId(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
