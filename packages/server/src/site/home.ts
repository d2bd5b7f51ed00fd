import { html } from 'hono/html';
import { LANGUAGES, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import { changeFigure, decisionFigure } from './home-figures.ts';
import { homeEn } from './home-texts-en.ts';
import { homeFr } from './home-texts-fr.ts';
import type { SitePage } from './site-frame.ts';
import { textWithCode } from './text-with-code.ts';

/** The texts of the home page. */
export type HomeTexts = typeof homeEn;

const texts: Record<Language, HomeTexts> = { en: homeEn, fr: homeFr };
const COMMANDS = [
  ['codepushgo release-react shop-ios ios'],
  ['codepushgo promote shop-ios Staging Production --rollout 25%'],
  ['codepushgo metrics shop-ios Production'],
  ['codepushgo rollout shop-ios Production 100', 'codepushgo rollout halt shop-ios Production'],
  ['codepushgo rollback shop-ios Production'],
];

/** What this is, for people whose apps still run CodePush. */
export function homePage(language: Language, publicUrl: string): SitePage {
  const t = texts[language];
  const docs = `/${language}/docs`;
  const body = html`${hero(t, docs, publicUrl)}${keeps(t)}${release(t)}${why(t, docs)}${inside(t)}${help(t, language)}${own(t, docs)}`;
  return { language, title: t.title, description: t.description, path: '', languages: LANGUAGES, body };
}

function hero(t: HomeTexts, docs: string, publicUrl: string): Html {
  return html`<div class="wide hero two">
    <div>
      <h1>${t.title}</h1>
      <p class="lead">${t.lead}</p>
      <p class="acts">
        <a class="button first" href="${docs}/how-to/migrate-from-codepush">${t.migrate}</a>
        <a class="button" href="${docs}/tutorials/first-release">${t.start}</a>
      </p>
    </div>
    ${changeFigure(t, publicUrl)}
  </div>`;
}

function keeps({ keeps: t }: HomeTexts): Html {
  const list = (title: string, items: string[]): Html =>
    html`<div>
      <h3>${title}</h3>
      <ul class="plain">
        ${items.map((item) => html`<li>${textWithCode(item)}</li>`)}
      </ul>
    </div>`;
  return html`<section class="wide">
    <h2>${t.title}</h2>
    <p class="lead">${t.lead}</p>
    <div class="grid">${list(t.sdks, t.sdkList)}${list(t.tools, t.toolList)}${list(t.rules, t.ruleList)}</div>
  </section>`;
}

function release({ release: t }: HomeTexts): Html {
  const steps = t.steps.map(([title, text], at) => {
    const runs = COMMANDS[at]!.map((line) => html`<code class="run">${line}</code>`);
    return html`<li>
      <div>
        <h3>${title}</h3>
        <p>${text}</p>
      </div>
      <div>${runs}</div>
    </li>`;
  });
  return html`<section class="wide">
    <h2>${t.title}</h2>
    <p class="lead">${textWithCode(t.lead)}</p>
    <ol class="steps">
      ${steps}
    </ol>
  </section>`;
}

function why(t: HomeTexts, docs: string): Html {
  return html`<section class="wide two">
    <div>
      <h2>${t.why.title}</h2>
      <p class="lead">${t.why.text}</p>
      <p><a href="${docs}/explanation/decisions">${t.why.link}</a></p>
    </div>
    ${decisionFigure(t)}
  </section>`;
}

function inside({ inside: t }: HomeTexts): Html {
  const facts = t.facts.map(
    ([title, text]) =>
      html`<div>
        <h3>${title}</h3>
        <p>${text}</p>
      </div>`,
  );
  return html`<section class="wide">
    <h2>${t.title}</h2>
    <div class="grid">${facts}</div>
  </section>`;
}

function help({ help: t }: HomeTexts, language: Language): Html {
  return html`<section class="wide">
    <h2>${t.title}</h2>
    <p class="lead">${t.text}</p>
    <p><a href="/${language}/support">${t.link}</a></p>
  </section>`;
}

function own({ own: t }: HomeTexts, docs: string): Html {
  return html`<section class="wide two">
    <div>
      <h2>${t.title}</h2>
      <p class="lead">${t.text}</p>
      <p><a href="${docs}/how-to/run-in-production">${t.link}</a></p>
    </div>
    <div>
      <p>${t.try}</p>
      <p><code class="run">npm ci && npm run demo</code></p>
      <p>${t.honest}<a href="${docs}/reference/known-limits">${t.limits}</a>.</p>
    </div>
  </section>`;
}
