import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { mendFrenchSpaces } from './french-spaces.ts';

const FILES = [
  'packages/web/src/texts/*.ts',
  'packages/web/src/app/*-fr.ts',
  'packages/web/src/ui/ui-texts.ts',
  'packages/server/src/modules/*/*texts*.ts',
  'packages/server/src/pages/texts-fr.ts',
  'packages/server/src/site/*texts*.ts',
];

/** `--write` mends them. Files hold English first; what stands behind `fr` is French. */
const isWriting = process.argv.includes('--write');
let faults = 0;
for (const file of globSync(FILES)) {
  const code = readFileSync(file, 'utf8');
  const begin = file.endsWith('-fr.ts') ? 0 : code.search(/^(export )?(const )?\s*fr\b/m);
  if (begin === -1) continue;
  const mended = code.slice(0, begin) + mendFrenchSpaces(code.slice(begin));
  if (mended === code) continue;
  faults += 1;
  if (isWriting) writeFileSync(file, mended);
  else
    console.error(
      `${file}: French punctuation after a plain space; run node scripts/check-french-spaces.ts --write`,
    );
}
process.exitCode = faults === 0 || isWriting ? 0 : 1;
