import type { DeskEntry, DeskTicketDetail, FilledMacro } from '@codepushgo/contract';
import { useEffect, useRef, type ReactNode } from 'react';
import { useAct } from '../../app/act-dialog.ts';
import { useTexts } from '../../app/language.ts';
import { deskFactTexts } from '../../texts/desk-facts.ts';
import { deskMacroTexts } from '../../texts/desk-macros.ts';
import { deskTicketTexts } from '../../texts/desk-ticket.ts';
import { deskWords } from '../../texts/desk-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Select } from '../../ui/select.tsx';
import { Textarea } from '../../ui/textarea.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { AttachFiles } from './attach-files.tsx';
import { MacroDialog } from './macro-dialog.tsx';
import { useComposer, type After } from './use-composer.ts';

const AFTER: After[] = ['pending_customer', 'open', 'on_hold', 'solved'];

/** Where staff write: to the customer, or in another colour and by another key a note among themselves. */
export function Composer(props: {
  ticket: DeskTicketDetail;
  entries: DeskEntry[];
  tell: (doing: 'reading' | 'writing') => void;
}): ReactNode {
  const { ticket } = props;
  const t = useTexts(deskTicketTexts);
  const words = useTexts(deskWords);
  const macros = useTexts(deskMacroTexts);
  const facts = useTexts(deskFactTexts);
  const { act, start, close } = useAct();
  const { texts } = useUi();
  const composer = useComposer(props);
  const { mode, area, choose } = composer;
  const isNote = mode === 'note';
  const wantsFocus = useRef(false);
  useEffect(() => {
    // A dialog gives the focus back as it goes; only then can it be put where one writes on.
    if (act === 'macros' || !wantsFocus.current) return;
    wantsFocus.current = false;
    area.current?.focus();
  }, [act, area]);
  return (
    <section
      aria-label={t.composer}
      className={classNames(
        'rounded-md border px-4 py-3',
        isNote ? 'ui-banner ui-banner-warning' : 'border-line bg-page',
      )}
    >
      <Form form={composer.form} className="flex flex-col gap-2">
        <div role="group" aria-label={t.mode} className="flex flex-wrap gap-2">
          <ModeButton icon="pencil" letter="r" isOn={!isNote} onClick={() => choose('reply')}>
            {t.reply}
          </ModeButton>
          <ModeButton icon="lock" letter="n" isOn={isNote} onClick={() => choose('note')}>
            {t.note}
          </ModeButton>
          <span className="flex-1" />
          <Button size="small" icon="file" data-key="m" onClick={() => start('macros')}>
            {macros.use}
          </Button>
        </div>
        {composer.hasNews && (
          <Banner tone="warning" title={facts.meanwhile} isLive>
            {facts.meanwhileText}
          </Banner>
        )}
        <Field
          label={isNote ? t.noteLabel : t.replyLabel}
          name="text"
          isLabelHidden
          help={isNote ? t.noteHint : t.replyHint(ticket.requester.name ?? words.unknownPerson)}
        >
          <Textarea
            ref={area}
            rows={4}
            maxLength={50_000}
            value={composer.text}
            onChange={(event) => composer.write(event.target.value)}
            onKeyDown={composer.onKeyDown}
          />
        </Field>
        <div className="flex flex-wrap items-center gap-2">
          {!isNote && <AttachFiles files={composer.files} onFiles={composer.setFiles} />}
          <div className="ml-auto flex flex-wrap justify-end gap-2">
            {!isNote && (
              <Select
                aria-label={t.sendAs}
                choices={AFTER.map((value) => ({
                  value,
                  label: texts.named(t.sendAs, t.sendAsStatus[value]),
                }))}
                value={composer.after}
                onValue={(value) => composer.setAfter(value as After)}
              />
            )}
            <Button type="submit" kind="primary" busy={composer.form.isBusy}>
              {isNote ? t.saveNote : t.send}
            </Button>
          </div>
        </div>
      </Form>
      {act === 'macros' && (
        <MacroDialog
          ticket={ticket}
          onClose={close}
          onUse={(macro: FilledMacro) => {
            composer.insert(macro);
            wantsFocus.current = true;
            close();
          }}
        />
      )}
    </section>
  );
}

function ModeButton(props: {
  icon: 'pencil' | 'lock';
  letter: string;
  isOn: boolean;
  onClick: () => void;
  children: ReactNode;
}): ReactNode {
  return (
    <Button
      size="small"
      icon={props.icon}
      kind={props.isOn ? 'secondary' : 'quiet'}
      aria-pressed={props.isOn}
      data-key={props.letter}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
}
