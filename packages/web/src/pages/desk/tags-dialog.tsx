import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { api, client } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { useSend } from '../../app/send.ts';
import { deskActTexts } from '../../texts/desk-acts.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useForm } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import type { ActProps } from './act-props.ts';

const SHOWN = 12;

/** Sets the tags of a ticket; those that others use are a press away. */
export function TagsDialog({ ticket, onClose }: ActProps): ReactNode {
  const t = useTexts(deskActTexts);
  const known = useQuery(api.desk.listTags.queryOptions());
  const [text, setText] = useState(ticket.tags.join(', '));
  const setTags = useSend(client.desk.setTags);
  const tags = [...new Set(text.split(',').map((tag) => tag.trim().toLowerCase()))].filter(Boolean);
  const form = useForm({ submit: () => setTags({ ticket: ticket.id, tags }), onDone: onClose });
  const others = (known.data?.items ?? []).filter(({ tag }) => !tags.includes(tag)).slice(0, SHOWN);
  return (
    <FormDialog form={form} onClose={onClose} title={t.tagsTitle} submit={t.save}>
      <Field label={t.tags} name="tags" help={t.tagsHelp}>
        <Input value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-1.5 empty:hidden">
        {others.map(({ tag }) => (
          <Button key={tag} size="small" icon="plus" onClick={() => setText([...tags, tag].join(', '))}>
            {tag}
          </Button>
        ))}
      </div>
    </FormDialog>
  );
}
