import type { DeskTicketDetail, FilledMacro } from '@codepushgo/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { FaultView } from '../../app/fault-view.tsx';
import { languageNames } from '../../app/language-names.ts';
import { useLanguage, useTexts, type Language } from '../../app/language.ts';
import { deskMacroTexts } from '../../texts/desk-macros.ts';
import { Banner } from '../../ui/banner.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Segmented } from '../../ui/radio-group.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** Chooses a macro, filled in for the ticket, in the customer's language unless another is chosen. */
export function MacroDialog(props: {
  ticket: DeskTicketDetail;
  onUse: (macro: FilledMacro) => void;
  onClose: () => void;
}): ReactNode {
  const { ticket, onUse, onClose } = props;
  const t = useTexts(deskMacroTexts);
  const own = useLanguage();
  const [macro, setMacro] = useState<string | null>(null);
  const [language, setLanguage] = useState<Language>(ticket.language);
  const macros = useQuery(api.desk.listMacros.queryOptions({ staleTime: 60_000 }));
  const filled = useQuery(
    api.desk.fillMacro.queryOptions({
      input: { ticket: ticket.id, macro: macro ?? '', language },
      enabled: macro !== null,
      placeholderData: keepPreviousData,
    }),
  );
  const form = useForm({
    submit: async () => filled.data,
    onDone: (chosen) => {
      if (chosen) onUse(chosen);
    },
  });
  const choices = (macros.data?.items ?? [])
    .filter(({ isRetired }) => !isRetired)
    .map(({ id, title }) => ({ value: id, label: title[own], hint: id }));
  const languages = (['en', 'fr'] as const).map((value) => ({ value, label: languageNames[value] }));
  const isReady = macro !== null && filled.isSuccess && !filled.isPlaceholderData;
  return (
    <FormDialog
      form={form}
      onClose={onClose}
      title={t.choose}
      submit={t.insert}
      isDisabled={!isReady}
      size="large"
    >
      <Field label={t.macro} name="macro">
        <Combobox
          value={macro}
          onValue={setMacro}
          choices={choices}
          isLoading={macros.isPending}
          emptyText={t.none}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Segmented
          label={t.language}
          choices={languages}
          value={language}
          onValue={(value) => setLanguage(value as Language)}
        />
        <span className="text-quiet">{t.customerLanguage(t.languages[ticket.language])}</span>
      </div>
      {filled.isError && macro !== null && (
        <FaultView error={filled.error} onRetry={() => void filled.refetch()} />
      )}
      {filled.data && macro !== null && <Preview filled={filled.data} />}
    </FormDialog>
  );
}

function Preview({ filled }: { filled: FilledMacro }): ReactNode {
  const t = useTexts(deskMacroTexts);
  const format = useFormat();
  const { text, language, missing, policy } = filled;
  return (
    <section aria-label={t.preview} className="flex flex-col gap-2">
      <p
        lang={language}
        className="rounded-md border border-line bg-raised px-3 py-2 break-words whitespace-pre-wrap"
      >
        {text}
      </p>
      {policy && (
        <p className="text-quiet">
          {t.cites}{' '}
          <a href={policy.url} target="_blank" rel="noreferrer" className="text-accent">
            {policy.title}
          </a>
          , {t.version(format.number(policy.version))}
        </p>
      )}
      {missing.length > 0 && (
        <Banner tone="warning" title={t.missing}>
          {missing.map((name) => `{{${name}}}`).join(', ')}
        </Banner>
      )}
    </section>
  );
}
