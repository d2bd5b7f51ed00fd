import { text } from 'node:stream/consumers';

/*
 * Turns what a command printed into a picture for the README:
 *   npm run -s demo -- --exit | node scripts/picture.ts > docs/pictures/demo.svg
 */
const LINE_PX = 18;
const CHARACTER_PX = 8.1;
const MARGIN_PX = 20;

const escape = (line: string): string =>
  line.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function classOf(line: string): string {
  if (/^\d\. /.test(line)) return 'title';
  if (line.includes('✗')) return 'bad';
  return /[█░]/.test(line) ? 'bar' : 'plain';
}

function draw(lines: string[]): string {
  const width = Math.ceil(Math.max(...lines.map((line) => line.length)) * CHARACTER_PX) + 2 * MARGIN_PX;
  const height = lines.length * LINE_PX + 2 * MARGIN_PX;
  const texts = lines.map(
    (line, at) =>
      `<text class="${classOf(line)}" x="${MARGIN_PX}" y="${MARGIN_PX + 13 + at * LINE_PX}">${escape(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="The story that npm run demo tells: a release adopts, a rollout is raised, a bad release is halted and rolled back">
<style>text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre;fill:#c9d1d9}.title{font-weight:700;fill:#fff}.bad{fill:#ff6a69}.bar{fill:#58a6ff}</style>
<rect width="100%" height="100%" rx="6" fill="#0d1117"/>
${texts.join('\n')}
</svg>
`;
}

const printed = (await text(process.stdin))
  .split('\n')
  .filter((line) => !line.startsWith('CodePushGo runs on'));
// Times differ from run to run and say nothing here.
const lines = printed
  .map((line) => line.replace(/^(\d\. .*?) \d+\.\d s$/, '$1'))
  .join('\n')
  .trim()
  .split('\n');
process.stdout.write(draw(lines));
