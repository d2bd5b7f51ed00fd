import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Colours, shadows and type of the console, for styles of pages. */
export const pageTokens = readFileSync(resolve(import.meta.dirname, '../../../web/tokens.css'), 'utf8')
  .replace(/\/\*.*?\*\//s, '')
  .replaceAll(/\s*([{};:,])\s*/g, '$1');

/** The style of server-rendered pages: the tokens of the console, light and dark by preference or choice. */
export const pageStyle = `${pageTokens}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/26px var(--font-text);overflow-wrap:anywhere}
header,main{max-width:36rem;margin:0 auto;padding:16px}
header{display:flex;align-items:center;justify-content:space-between;gap:16px;border-bottom:1px solid var(--line)}
.brand{display:flex;align-items:center;gap:8px;font-weight:650;color:inherit;text-decoration:none}
.brand:hover{text-decoration:underline}
.brand svg{display:block}
main{padding-bottom:64px}
h1{font-size:24px;line-height:32px;margin:24px 0 8px}
h2{font-size:18px;line-height:26px;margin:32px 0 8px}
p{margin:8px 0 16px}
a{color:var(--accent);text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
form{margin:16px 0}
label{display:block;font-weight:600;margin-top:16px}
.hint{display:block;color:var(--quiet);font-size:14px;line-height:20px}
input,select{width:100%;min-height:44px;margin-top:4px;padding:8px 12px;font:inherit;color:inherit;background:var(--page);border:1px solid var(--edge);border-radius:var(--radius)}
input[aria-invalid=true]{border:2px solid var(--bad)}
button{min-height:44px;margin-top:24px;padding:8px 16px;font:inherit;font-weight:600;color:var(--on-accent);background:var(--accent);border:1px solid var(--accent);border-radius:var(--radius);cursor:pointer}
button.quiet{color:var(--text);background:var(--page);border-color:var(--edge)}
.buttons{display:flex;flex-wrap:wrap;gap:0 12px}
.note{display:flex;gap:12px;padding:12px;margin:16px 0;background:var(--raised);border:1px solid var(--line);border-left-width:4px;border-radius:var(--radius)}
.note p{margin:0}
.note svg{flex:none;margin-top:3px}
.bad{border-left-color:var(--bad)}.bad svg{color:var(--bad)}
.good{border-left-color:var(--good)}.good svg{color:var(--good)}
dl{margin:16px 0}
dt{color:var(--quiet);font-size:14px;line-height:20px;margin-top:12px}
dd{margin:0}
ul.rows{list-style:none;margin:16px 0;padding:0;border:1px solid var(--line);border-radius:var(--radius)}
ul.rows li{padding:12px 16px;border-top:1px solid var(--line)}
ul.rows li:first-child{border-top:0}
ul.rows form,ul.rows button{margin-top:8px;margin-bottom:0}
code{font:14px/20px var(--font-code)}
code.secret{display:block;padding:12px;margin:16px 0;background:var(--raised);border:1px solid var(--line);border-radius:var(--radius);user-select:all}
.code{font:600 24px/32px var(--font-code);letter-spacing:2px}
`.replaceAll('\n', '');

/** What a page may load and where its forms may go: nothing but this server. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
