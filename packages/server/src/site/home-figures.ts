import { html, raw } from 'hono/html';
import type { Html } from '../platform/page.ts';
import type { HomeTexts } from './home.ts';
import { textWithCode } from './text-with-code.ts';

const MINUS = raw(
  '<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="var(--quiet)" stroke-width="2" aria-hidden="true"><circle cx="8" cy="8" r="7"/><path d="M4.5 8h7"/></svg>',
);
const OCTAGON = raw(
  '<svg width="16" height="16" viewBox="0 0 16 16" fill="var(--bad)" aria-hidden="true"><path d="M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7z"/></svg>',
);
const TICK = raw(
  '<svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="var(--good)" stroke-width="2.4" aria-hidden="true"><path d="M2 8.5l4 4 8-9"/></svg>',
);

/** The one change that apps need, on both platforms. */
export function changeFigure({ change }: HomeTexts, publicUrl: string): Html {
  const lines = (...given: [text: string, isNew?: boolean][]): Html[] =>
    given.map(([text, isNew]) => html`<span class="${isNew ? 'new' : ''}">${breakable(text)}</span>`);
  const ios = lines(
    ['<key>CodePushServerURL</key>', true],
    [`<string>${publicUrl}</string>`, true],
    ['<key>CodePushDeploymentKey</key>'],
    [`<string>${change.key}</string>`],
  );
  const android = lines([`<string name="CodePushServerUrl">${publicUrl}</string>`, true]);
  return html`<figure>
    <div class="name"><span>Info.plist</span><span>iOS</span></div>
    <pre tabindex="0" aria-label="Info.plist">${ios}</pre>
    <div class="name"><span>strings.xml</span><span>Android</span></div>
    <pre tabindex="0" aria-label="strings.xml">${android}</pre>
    <figcaption>${textWithCode(change.caption)}</figcaption>
  </figure>`;
}

/** Between a tag and what it holds. */
function breakable(xml: string): Html[] {
  return xml.split(/(?<=>)(?=.)|(?=<\/)/).map((part, at) => html`${at > 0 && raw('<wbr />')}${part}`);
}

/** One decision with its rules; the place is the true one of the device `ada` for the label `v14`. */
export function decisionFigure({ why }: HomeTexts): Html {
  const rule = (
    icon: Html,
    label: string,
    [what = '', detail = '']: string[],
    extra: Html | string = '',
  ): Html =>
    html`<li>
      ${icon}<code>${label}</code><span>${what}${extra}${detail && html`<small>${detail}</small>`}</span>
    </li>`;
  const place = html`<span class="place" aria-hidden="true"><i></i><b></b></span>`;
  return html`<figure>
    <div class="name"><span>codepushgo explain</span><span>shop-ios · Production</span></div>
    <div class="verdict">
      <div><small>ada · 1.0.0 · ${why.runs}</small><b>v11</b></div>
      <span aria-hidden="true">→</span>
      <div><small>${why.gets}</small><b>v12</b></div>
    </div>
    <ul class="why">
      ${rule(MINUS, 'v14', why.rollout, place)}${rule(OCTAGON, 'v13', why.halted)}${rule(TICK, 'v12', why.served)}
    </ul>
    <figcaption>${why.caption}</figcaption>
  </figure>`;
}
