import { useState, type ReactNode } from 'react';
import { nameTexts } from '../texts/names.ts';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { useTexts } from './language.ts';
import { suggestSlug } from './suggest-slug.ts';

/** What something is called, and how addresses call it. */
export interface Named {
  name: string;
  slug: string;
}

/** A name and its slug, which follows the name until somebody writes another. */
export function NameFields(props: { named: Named; onNamed: (named: Named) => void }): ReactNode {
  const { named, onNamed } = props;
  const t = useTexts(nameTexts);
  const [isOwnSlug, setOwnSlug] = useState(false);
  const changeName = (name: string): void =>
    onNamed({ name, slug: isOwnSlug ? named.slug : suggestSlug(name) });
  const changeSlug = (slug: string): void => {
    setOwnSlug(slug !== '');
    onNamed({ ...named, slug });
  };
  return (
    <>
      <Field label={t.name} name="name" isRequired>
        <Input
          autoFocus
          autoComplete="off"
          maxLength={128}
          value={named.name}
          onChange={(event) => changeName(event.target.value)}
        />
      </Field>
      <Field label={t.slug} name="slug" help={t.slugHelp} isRequired>
        <Input
          isCode
          autoComplete="off"
          maxLength={63}
          title={t.slugFault}
          pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
          value={named.slug}
          onChange={(event) => changeSlug(event.target.value.toLowerCase())}
        />
      </Field>
    </>
  );
}
