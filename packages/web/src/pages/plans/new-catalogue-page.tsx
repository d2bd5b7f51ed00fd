import { useQuery } from '@tanstack/react-query';
import type { PublishedCatalogue } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { versionTexts } from '../../texts/versions.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateTimeInput } from '../../ui/date-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CatalogueFields } from './catalogue-fields.tsx';
import { ChangesCard } from './changes-card.tsx';
import { JsonField } from './json-field.tsx';
import { usePublication, type Publication } from './use-publication.ts';

/** `/admin/plans/new`: writes another version of the catalogue and publishes it. */
export function NewCataloguePage(): ReactNode {
  const t = useTexts(catalogueTexts);
  const query = useQuery(
    // What somebody is typing does not begin anew.
    api.plans.listVersions.queryOptions({ input: { limit: 1 }, staleTime: Number.POSITIVE_INFINITY }),
  );
  return (
    <Page
      title={t.publishTitle}
      description={t.publishText}
      crumbs={[{ label: t.title, href: '/admin/plans' }]}
    >
      <Loaded query={query} skeleton={<Skeleton lines={12} />}>
        {({ items }) => <Writing key={items[0]!.version} newest={items[0]!} />}
      </Loaded>
    </Page>
  );
}

function Writing({ newest }: { newest: PublishedCatalogue }): ReactNode {
  const publication = usePublication(newest);
  const { form, json, setJson, draft, setDraft, catalogue } = publication;
  return (
    <Form form={form} className="flex flex-col gap-4">
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {json === null ? (
            <CatalogueFields draft={draft} onDraft={setDraft} />
          ) : (
            <JsonField text={json} onText={setJson} />
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-6">
          <ChangesCard newest={newest} catalogue={catalogue} />
          <PublishCard publication={publication} />
        </div>
      </div>
    </Form>
  );
}

function PublishCard({ publication }: { publication: Publication }): ReactNode {
  const { about, setAbout, json, turn, form } = publication;
  const t = useTexts(catalogueTexts);
  const { note: noteLabel } = useTexts(versionTexts);
  return (
    <Card title={t.publish}>
      <div className="flex flex-col gap-4">
        <Field label={t.effective} name="effectiveFrom" help={t.effectiveHelp} isOptional>
          <DateTimeInput
            value={about.effectiveFrom}
            onValue={(effectiveFrom) => setAbout({ ...about, effectiveFrom })}
          />
        </Field>
        <Field label={noteLabel} name="note" help={t.noteHelp} isRequired>
          <Input
            maxLength={500}
            value={about.note}
            onChange={(event) => setAbout({ ...about, note: event.target.value })}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" kind="primary" busy={form.isBusy}>
            {t.submit}
          </Button>
          <Button onClick={turn} disabled={form.isBusy}>
            {json === null ? t.asJson : t.asForm}
          </Button>
        </div>
      </div>
    </Card>
  );
}
