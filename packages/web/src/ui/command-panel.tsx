import { Autocomplete as Base } from '@base-ui/react/autocomplete';
import { useEffect, useId, useMemo, useState, type ReactNode } from 'react';
import type { Command, CommandPaletteProps } from './command-palette.tsx';
import { ModalFrame } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { matchCommands, type CommandGroup } from './match-commands.ts';
import { Spinner } from './spinner.tsx';
import { useUi } from './ui-context.tsx';

const PAUSE = 150;

/** What the app finds for a text; the last answer stays until the next is there. */
function useFound(
  text: string,
  onSearch: CommandPaletteProps['onSearch'],
): { found: Command[]; isSearching: boolean } {
  const [found, setFound] = useState<Command[]>([]);
  const [isSearching, setSearching] = useState(false);
  useEffect(() => {
    const wanted = text.trim();
    if (!onSearch || wanted === '') {
      setFound([]);
      setSearching(false);
      return;
    }
    const abort = new AbortController();
    setSearching(true);
    const timer = setTimeout(async () => {
      const answer = await onSearch(wanted, abort.signal).catch(() => []);
      if (abort.signal.aborted) return;
      setFound(answer);
      setSearching(false);
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, onSearch]);
  return { found, isSearching };
}

function Line({ command, onChoose }: { command: Command; onChoose: (command: Command) => void }): ReactNode {
  return (
    <Base.Item value={command} onClick={() => onChoose(command)} className="ui-option min-h-9">
      {command.icon && <Icon name={command.icon} className="text-quiet" />}
      <span className="min-w-0 flex-1 truncate">{command.label}</span>
      {command.hint && <span className="max-w-1/2 shrink-0 truncate text-xs text-quiet">{command.hint}</span>}
    </Base.Item>
  );
}

function Groups({ onChoose }: { onChoose: (command: Command) => void }): ReactNode {
  return (
    <Base.List className="max-h-[min(24rem,60dvh)] overflow-y-auto overscroll-contain p-1 data-empty:p-0">
      {(group: CommandGroup) => (
        <Base.Group key={group.value} items={group.items} className="not-last:mb-1">
          <Base.GroupLabel className="px-2 pt-2 pb-1 text-xs font-medium text-quiet">
            {group.value}
          </Base.GroupLabel>
          <Base.Collection>
            {(command: Command) => <Line key={command.id} command={command} onChoose={onChoose} />}
          </Base.Collection>
        </Base.Group>
      )}
    </Base.List>
  );
}

/** The palette itself; loaded with the first press of its keys. */
export function CommandPanel(props: CommandPaletteProps): ReactNode {
  const { texts } = useUi();
  const keysId = useId();
  const [text, setText] = useState('');
  const { found, isSearching } = useFound(text, props.onSearch);
  const groups = useMemo(() => {
    const own = matchCommands(props.commands, text);
    return [...own, ...matchCommands(found, '')];
  }, [props.commands, found, text]);
  const choose = (command: Command): void => {
    props.onClose();
    // The focus is given back first, and may then go where the command leads.
    setTimeout(command.onSelect);
  };
  return (
    <ModalFrame
      onClose={props.onClose}
      closesOutside
      label={texts.palette}
      className="ui-dialog ui-palette max-w-150"
    >
      <Base.Root
        open
        inline
        items={groups}
        filter={null}
        value={text}
        onValueChange={setText}
        itemToStringValue={(command: Command) => command.label}
        autoHighlight="always"
        keepHighlight
      >
        <div className="flex items-center gap-2.5 border-b border-line px-3">
          {isSearching ? <Spinner className="text-quiet" /> : <Icon name="search" className="text-quiet" />}
          <Base.Input
            data-autofocus
            aria-label={texts.palettePlaceholder}
            aria-describedby={keysId}
            placeholder={texts.palettePlaceholder}
            className="h-11 min-w-0 flex-1 bg-transparent text-text outline-none placeholder:text-quiet"
          />
        </div>
        <Base.Empty>
          <p className="px-4 py-6 text-center text-quiet">{isSearching ? texts.searching : texts.noMatch}</p>
        </Base.Empty>
        <Groups onChoose={choose} />
      </Base.Root>
      <p id={keysId} className="border-t border-line px-3 py-2 text-xs text-quiet">
        {texts.paletteKeys}
      </p>
    </ModalFrame>
  );
}
