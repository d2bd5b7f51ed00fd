import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { useSignal } from '../../app/signal.ts';
import { deskTexts } from '../../texts/desk.ts';
import { Switch } from '../../ui/checkbox.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { usesSingleKeys } from './keys.ts';

/** All keys of the desk, and the switch for those of one letter. */
export function KeysDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { help: t } = useTexts(deskTexts);
  const isOn = useSignal(usesSingleKeys);
  const lines: [string, string[]][] = [
    [t.move, ['j', 'k']],
    [t.openIt, ['Enter']],
    [t.reply, ['r']],
    [t.note, ['n']],
    [t.assign, ['a']],
    [t.macros, ['m']],
    [t.evidence, ['e']],
    [t.search, ['/']],
    [t.sendReply, ['Ctrl+Enter']],
    [t.sendNote, ['Ctrl+Shift+Enter']],
    [t.leave, ['Esc']],
    [t.help, ['?']],
  ];
  return (
    <Dialog isOpen closesOutside onClose={onClose} title={t.title} description={t.text}>
      <DialogBody className="pb-4">
        <KeyValues items={lines.map(([label, keys]) => ({ label, value: <Keys keys={keys} /> }))} />
        <Switch
          label={t.single}
          help={t.singleText}
          checked={isOn}
          onValue={(next) => usesSingleKeys.set(next)}
        />
      </DialogBody>
    </Dialog>
  );
}

function Keys({ keys }: { keys: string[] }): ReactNode {
  return (
    <span className="flex gap-1.5">
      {keys.map((key) => (
        <kbd key={key} className="ui-mono rounded-md border border-line bg-raised px-1.5">
          {key}
        </kbd>
      ))}
    </span>
  );
}
