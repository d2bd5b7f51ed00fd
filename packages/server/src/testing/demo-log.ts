import { styleText } from 'node:util';

/** Writes the story: chapters, lines and bars. Colours only where somebody looks. */
export interface DemoLog {
  chapter(title: string): void;
  line(text: string): void;
  good(text: string): void;
  bad(text: string): void;
  /** One bar for each label: how many of the devices run it. */
  bars(counts: Record<string, number>, total: number): void;
}

const WIDTH = 32;

/** A story on standard output. */
export function demoLog(): DemoLog {
  const started = performance.now();
  const style = (format: Parameters<typeof styleText>[0], text: string): string =>
    process.stdout.isTTY ? styleText(format, text) : text;
  const print = (text: string): void => console.log(text);
  return {
    chapter: (title) =>
      print(
        `\n${style('bold', title)} ${style('dim', `${((performance.now() - started) / 1000).toFixed(1)} s`)}`,
      ),
    line: (text) => print(`  ${text}`),
    good: (text) => print(`  ${style('green', '✓')} ${text}`),
    bad: (text) => print(`  ${style('red', '✗')} ${text}`),
    bars: (counts, total) => {
      for (const [label, count] of Object.entries(counts).sort(([a], [b]) =>
        a.localeCompare(b, 'en', { numeric: true }),
      )) {
        const filled = Math.round((count / total) * WIDTH);
        print(
          `    ${label.padEnd(7)} ${style('cyan', '█'.repeat(filled))}${style('dim', '░'.repeat(WIDTH - filled))} ${String(count).padStart(4)} of ${total}`,
        );
      }
    },
  };
}
