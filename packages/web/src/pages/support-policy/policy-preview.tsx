import { useQuery } from '@tanstack/react-query';
import type { PolicyDocument, PolicySection, SupportPolicy } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Address } from '../../ui/address.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';

/** What the public page of a policy will say; the server writes it, as it does that page. */
export function PolicyPreview(props: { policy: SupportPolicy; language: 'en' | 'fr' }): ReactNode {
  const { policy, language } = props;
  const query = useQuery(
    api.supportPolicy.preview.queryOptions({ input: { policy }, retry: false, gcTime: 60_000 }),
  );
  return (
    <Loaded query={query} skeleton={<Skeleton lines={12} />}>
      {(both) => <PolicyText document={both[language]} language={language} />}
    </Loaded>
  );
}

function PolicyText(props: { document: PolicyDocument; language: 'en' | 'fr' }): ReactNode {
  const { title, lead, sections } = props.document;
  return (
    <article lang={props.language} className="flex max-w-[80ch] flex-col gap-5">
      <header>
        <h2 className="text-lg font-semibold">{title}</h2>
        <p className="text-quiet">{lead}</p>
      </header>
      {sections.map((section) => (
        <SectionText key={section.id} section={section} />
      ))}
    </article>
  );
}

function SectionText({ section }: { section: PolicySection }): ReactNode {
  const { title, paragraphs, groups, table } = section;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      {paragraphs.map((text) => (
        <p key={text}>{withCode(text)}</p>
      ))}
      {table && <TableText table={table} title={title} />}
      {groups.map((group) => (
        <div key={group.title}>
          {group.title && <h4 className="font-semibold text-quiet">{group.title}</h4>}
          <ul className={group.items.length > 1 ? 'list-disc pl-5' : undefined}>
            {group.items.map(({ text, more, href }) => (
              <li key={text}>
                {withCode(text)} {more && <span className="text-quiet">{more}</span>}
                {href && !href.startsWith('mailto:') && (
                  <span className="font-mono text-quiet">
                    {' '}
                    <Address text={href} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** What stands between back-ticks is code. */
function withCode(text: string): ReactNode[] {
  return text.split('`').map((part, at) =>
    at % 2 === 1 ? (
      <code className="inline-block" key={part}>
        {part}
      </code>
    ) : (
      <span key={part}>{part}</span>
    ),
  );
}

function TableText(props: { table: NonNullable<PolicySection['table']>; title: string }): ReactNode {
  const { head, rows } = props.table;
  const columns = head.map((header, at): Column<string[]> => ({
    id: header,
    header,
    isMain: at === 0,
    cell: ({ [at]: text }) => <span className="font-normal">{text}</span>,
  }));
  return (
    <Table label={props.title} columns={columns} rows={rows} rowKey={([first]) => first!} empty={null} />
  );
}
