import type { Command } from './command-palette.tsx';
import { plainText } from './plain-text.ts';

/** A group of found commands, in the shape lists are drawn from. */
export interface CommandGroup {
  value: string;
  items: Command[];
}

/** How well a command answers; 0 not at all. Every word must be found; the beginning of the label counts most. */
function rank(command: Command, words: string[]): number {
  const label = plainText(command.label);
  const all = `${label} ${plainText(`${command.keywords ?? ''} ${command.hint ?? ''} ${command.group}`)}`;
  if (!words.every((word) => all.includes(word))) return 0;
  const first = words[0] ?? '';
  if (label.startsWith(first)) return 3;
  return label.includes(first) ? 2 : 1;
}

/**
 * The commands that a text finds, best first inside their groups; all of them for an empty text.
 *
 * @example matchCommands(commands, 'rel prod')[0]?.items[0]?.label; // 'Releases of Production'
 */
export function matchCommands(commands: Command[], text: string): CommandGroup[] {
  const words = plainText(text).split(/\s+/).filter(Boolean);
  const ranked = commands
    .map((command) => ({ command, score: rank(command, words) }))
    .filter(({ score }) => score > 0);
  const sorted = ranked.toSorted((one, other) => other.score - one.score);
  const groups = Map.groupBy(words.length > 0 ? sorted : ranked, ({ command }) => command.group);
  return Array.from(groups, ([value, items]) => ({ value, items: items.map(({ command }) => command) }));
}
