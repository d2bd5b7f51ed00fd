import { useState, type ReactNode } from 'react';
import { Field } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { suggestSlug } from './suggest-slug.ts';

/** What something is called, and how addresses call it. */
export interface Named {
  name: string;
  slug: string;
}

/** A name and its slug, which follows the name until somebody writes another. */
export function NameFields(props: {
  named: Named;
  onNamed: (named: Named) => void;
  texts: { name: string; nameHelp?: string; slug: string; slugHelp: string; slugFault: string };
}): ReactNode {
  const { named, onNamed, texts } = props;
  const [isOwnSlug, setOwnSlug] = useState(false);
  const changeName = (name: string): void =>
    onNamed({ name, slug: isOwnSlug ? named.slug : suggestSlug(name) });
  const changeSlug = (slug: string): void => {
    setOwnSlug(slug !== '');
    onNamed({ ...named, slug });
  };
  return (
    <>
      <Field label={texts.name} name="name" help={texts.nameHelp} isRequired>
        <Input
          autoFocus
          autoComplete="off"
          maxLength={128}
          value={named.name}
          onChange={(event) => changeName(event.target.value)}
        />
      </Field>
      <Field label={texts.slug} name="slug" help={texts.slugHelp} isRequired>
        <Input
          isCode
          autoComplete="off"
          maxLength={63}
          title={texts.slugFault}
          pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
          value={named.slug}
          onChange={(event) => changeSlug(event.target.value.toLowerCase())}
        />
      </Field>
    </>
  );
}
