import type { SlaCommitment, SlaExclusion, SlaFigure, SlaMonth } from '@codepushgo/contract';
import { policyDocument, type Policy } from '#support-policy';
import { html } from 'hono/html';
import { LANGUAGES, type Language } from '../platform/language.ts';
import type { Html } from '../platform/page.ts';
import type { SitePage } from './site-frame.ts';
import { slaTexts } from './sla-texts.ts';
import { decimal, duration, instant, monthName, percent } from './sla-words.ts';
import { tableOf } from './support.ts';

const HOUR_SECONDS = 3600;

/** What the page is made of. */
export interface SlaPageFacts {
  commitment: SlaCommitment;
  /** Of it come the response times. */
  policy: Policy;
  publicUrl: string;
  now: Date;
}

/** The commitment of availability: what was measured, how it is counted, and what a missed month is worth. */
export function slaPage(language: Language, facts: SlaPageFacts): SitePage {
  const t = slaTexts[language];
  const { commitment } = facts;
  const body = html`<div class="wide hero low">
      <h1>${t.title}</h1>
      <p class="lead">${t.lead(percent(commitment.policy.commitment, language))}</p>
    </div>
    ${section(t.currentTitle, current(language, facts))}
    ${section(t.monthsTitle, months(language, commitment))}
    ${section(t.countTitle, counting(language, commitment))}
    ${section(t.creditsTitle, credits(language, commitment))} ${section(t.timesTitle, times(language, facts))}
    ${section(t.exclusionsTitle, exclusions(language, commitment))}`;
  const { title, description } = t;
  return { language, title, description, path: '/sla', languages: LANGUAGES, body };
}

function section(title: string, content: Html): Html {
  return html`<section class="wide kind told">
    <div><h2>${title}</h2></div>
    <div>${content}</div>
  </section>`;
}

function credit(language: Language, { creditPercent }: SlaFigure): string {
  const t = slaTexts[language];
  return creditPercent === 0 ? t.noCredit : percent(String(creditPercent), language);
}

function unmeasured(language: Language, { unmeasuredSeconds, isPoorlyMeasured }: SlaFigure): string {
  const time = duration(unmeasuredSeconds, language);
  return isPoorlyMeasured ? `${time} (${slaTexts[language].poorly})` : time;
}

function current(language: Language, { commitment, now }: SlaPageFacts): Html {
  const t = slaTexts[language];
  if (!commitment.current) return html`<p>${t.notKnown}</p>`;
  const { figure } = commitment.current;
  const rows = [
    [t.availability, percent(figure.availability, language)],
    [t.downtime, duration(figure.downtimeSeconds, language)],
    [t.excluded, duration(figure.excludedOutageSeconds, language)],
    [t.unmeasured, unmeasured(language, figure)],
  ];
  return html`<p>${t.provisional(monthName(figure.month, language), instant(now, language))}</p>
    ${tableOf(t.currentTitle, { head: rows.map(([name]) => name!), rows: [rows.map(([, value]) => value!)] })}`;
}

function months(language: Language, { months: closed, policy }: SlaCommitment): Html {
  const t = slaTexts[language];
  const row = ({ month, revision, figure }: SlaMonth): string[] => [
    monthName(month, language),
    percent(figure.availability, language),
    credit(language, figure),
    duration(figure.downtimeSeconds, language),
    duration(figure.excludedOutageSeconds, language),
    unmeasured(language, figure),
    String(revision),
  ];
  const head = [t.month, t.availability, t.band, t.downtime, t.excluded, t.unmeasured, t.revision];
  return html`<p>${t.months(String(policy.freezeDay))}</p>
    ${
      closed.length === 0
        ? html`<p>${t.none}</p>`
        : html`<div class="figures">${tableOf(t.monthsTitle, { head, rows: closed.map(row) })}</div>`
    }`;
}

function counting(language: Language, { policy }: SlaCommitment): Html {
  const t = slaTexts[language];
  const hours = (seconds: number): string => t.hours(String(seconds / HOUR_SECONDS));
  const lines = t.count({
    partial: decimal(policy.weights.partial_outage!, language),
    degraded: decimal(policy.weights.degraded_performance!, language),
    notice: hours(policy.noticeSeconds),
    emergency: hours(policy.emergencySeconds),
  });
  return html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

function credits(language: Language, { policy }: SlaCommitment): Html {
  const t = slaTexts[language];
  const rows = policy.bands.map(({ below, creditPercent }) => [
    t.below(percent(below, language)),
    percent(String(creditPercent), language),
  ]);
  return html`<p>${t.credits({ days: String(policy.claimDays) })}</p>
    ${tableOf(t.creditsTitle, { head: [t.level, t.share], rows })}`;
}

/** The table of response times as the support policy has it. */
function times(language: Language, { policy, publicUrl }: SlaPageFacts): Html {
  const t = slaTexts[language];
  const table = policyDocument(policy.policy, language, publicUrl).sections.find((one) => one.table)?.table;
  return html`<p>${t.timesIntro}</p>
    ${table ? tableOf(t.timesTitle, table) : ''}
    <p><a href="/${language}/support">${t.times}</a></p>`;
}

function exclusions(language: Language, { current: running, months: closed }: SlaCommitment): Html {
  const t = slaTexts[language];
  const found = [...(running?.exclusions ?? []), ...closed.flatMap((one) => one.exclusions)];
  // One that reaches over the end of a month is an exclusion of both.
  const all = [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
  if (all.length === 0) return html`<p>${t.noExclusions}</p>`;
  const row = ({ reason, from, to, text }: SlaExclusion): string[] => [
    t.reasons[reason],
    instant(from, language),
    instant(to, language),
    text[language],
  ];
  return html`<p>${t.exclusions}</p>
    ${tableOf(t.exclusionsTitle, { head: [t.reason, t.from, t.to, t.text], rows: all.map(row) })}`;
}
