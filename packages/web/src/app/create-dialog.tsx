import { useState, type ReactNode } from 'react';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useForm } from '../ui/form.tsx';
import { showToast } from '../ui/toast-store.ts';
import { useGo } from './go.ts';
import { NameFields, type Named } from './name-fields.tsx';

/** Makes something that has a name and a slug, then shows it. */
export function CreateDialog(props: {
  texts: { create: string; createIntro: string; submit: string; created: (name: string) => string };
  make: (named: Named) => Promise<Named>;
  pathOf: (slug: string) => string;
  onClose: () => void;
}): ReactNode {
  const { texts, make, pathOf, onClose } = props;
  const go = useGo();
  const [named, setNamed] = useState<Named>({ name: '', slug: '' });
  const form = useForm({
    submit: () => make(named),
    onDone: ({ name, slug }) => {
      showToast({ title: texts.created(name) });
      go(pathOf(slug));
    },
  });
  return (
    <FormDialog
      form={form}
      title={texts.create}
      description={texts.createIntro}
      submit={texts.submit}
      onClose={onClose}
    >
      <NameFields named={named} onNamed={setNamed} />
    </FormDialog>
  );
}
