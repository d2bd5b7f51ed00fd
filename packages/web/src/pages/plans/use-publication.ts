import type { PlanCatalogue, PublishedCatalogue } from '@codepushgo/contract';
import { useState } from 'react';
import { client } from '../../app/api.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { catalogueTexts } from '../../texts/catalogues.ts';
import { useForm, type FormState } from '../../ui/form.tsx';
import { showToast } from '../../ui/toast-store.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { draftOf, type CatalogueDraft } from './catalogue-draft.ts';
import { parseCatalogue } from './json-field.tsx';
import { readDraft } from './read-draft.ts';

/** A catalogue that is being written, as a form or as JSON, and the form that publishes it. */
export interface Publication {
  draft: CatalogueDraft;
  setDraft: (draft: CatalogueDraft) => void;
  /** Null while it is written in the form. */
  json: string | null;
  setJson: (json: string | null) => void;
  /** What it comes to so far; the last that could be read while JSON is broken. */
  catalogue: PlanCatalogue;
  /** To JSON and back, as far as it can be read. */
  turn: () => void;
  about: { effectiveFrom: string; note: string };
  setAbout: (about: Publication['about']) => void;
  form: FormState;
}

/** Begins with what the newest version holds. */
export function usePublication(newest: PublishedCatalogue): Publication {
  const t = useTexts(catalogueTexts);
  const format = useFormat();
  const go = useGo();
  const [draft, setDraft] = useState(() => draftOf(newest.catalogue));
  const [json, setJson] = useState<string | null>(null);
  const [about, setAbout] = useState({ effectiveFrom: '', note: '' });
  const publish = useSend(client.plans.publish);
  const read = readDraft(draft, { money: t.wrongMoney, count: t.wrongCount });
  const parsed = json === null ? read.catalogue : parseCatalogue(json);
  const form = useForm({
    check: (): Record<string, string> => {
      if (json === null) return read.errors;
      return parsed ? {} : { catalogue: t.notJson };
    },
    submit: () => {
      const { effectiveFrom, note } = about;
      return publish({ catalogue: parsed!, note: note.trim(), ...(effectiveFrom && { effectiveFrom }) });
    },
    onDone: ({ version }) => {
      showToast({ tone: 'good', title: t.published(format.number(version)) });
      go('/admin/plans');
    },
  });
  const turn = (): void => {
    form.reset();
    if (json === null) return setJson(JSON.stringify(read.catalogue, null, 2));
    if (parsed) setDraft(draftOf(parsed));
    setJson(null);
  };
  return { draft, setDraft, json, setJson, catalogue: parsed ?? read.catalogue, turn, about, setAbout, form };
}
