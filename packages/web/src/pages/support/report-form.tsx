import { useState, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { supportPartTexts } from '../../texts/support-parts.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { buildReport, issueAddress, type Report } from './build-report.ts';

const WORDS = ['did', 'expected', 'happened'] as const;
const CODES = ['messages', 'code', 'config', 'versions'] as const;
const nothing: Report = {
  title: '',
  did: '',
  expected: '',
  happened: '',
  messages: '',
  code: '',
  config: '',
  versions: '',
};

/** Puts a report together in the browser, without secrets, and opens it on GitHub. */
export function ReportForm({ place }: { place?: string | null | undefined }): ReactNode {
  const t = useTexts(supportPartTexts);
  const [report, setReport] = useState(nothing);
  const put = (name: keyof Report) => (event: { target: { value: string } }) =>
    setReport((before) => ({ ...before, [name]: event.target.value }));
  const helps = { messages: undefined, code: undefined, config: t.configHelp, versions: t.versionsHelp };
  return (
    <Card title={t.report} description={t.reportText}>
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Field label={t.reportTitle}>
            <Input maxLength={200} autoComplete="off" value={report.title} onChange={put('title')} />
          </Field>
          {WORDS.map((name) => (
            <Field key={name} label={t.fields[name]}>
              <Textarea rows={2} value={report[name]} onChange={put(name)} />
            </Field>
          ))}
          {CODES.map((name) => (
            <Field key={name} label={t.fields[name]} help={helps[name]} isOptional>
              <Textarea isCode rows={3} value={report[name]} onChange={put(name)} />
            </Field>
          ))}
        </div>
        <Preview report={report} place={place} />
      </div>
    </Card>
  );
}

function Preview({ report, place }: { report: Report; place: string | null | undefined }): ReactNode {
  const t = useTexts(supportPartTexts);
  const format = useFormat();
  const { body, masked } = buildReport(report);
  const issue = place ? issueAddress(place, report.title.trim(), body) : null;
  if (!body) return <p className="text-quiet">{t.empty}</p>;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <CodeBlock label={t.preview} code={body} />
      <p role="status" className="text-quiet">
        {masked > 0 && t.masked(masked, format.number(masked))}
      </p>
      {issue ? (
        <div className="flex flex-wrap items-center gap-3">
          <ButtonLink kind="primary" icon="external" href={issue.url} target="_blank" rel="noreferrer">
            {t.open}
          </ButtonLink>
          <span className="min-w-0 text-quiet">{issue.isWhole ? t.openHelp : t.tooLong}</span>
        </div>
      ) : (
        <p className="text-quiet">{t.noGitHub}</p>
      )}
    </div>
  );
}
