import { editionOf } from '../modules/status-publish/edition.ts';
import { folderTarget } from '../modules/status-publish/folder-target.ts';

// A process to be killed: publishes one edition after the other into the folder that it is given. Every file of an
// edition begins with its number and ends with it, and half of them come and go.
const [root = ''] = process.argv.slice(2);
const target = folderTarget(root);
for (let edition = 0; ; edition += 1) {
  const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text), contentType: '' });
  const text = (path: string) => file(path, `${edition} ${path.repeat(2000)} ${edition}`);
  const pages = Array.from({ length: 40 }, (_, index) =>
    index % 2 ? `i/page-${index}` : `i/${edition}-${index}`,
  );
  const files = [...pages.map(text), text('assets/style.css'), file('state.json', String(edition))];
  await target.publish(editionOf(edition, files).files, new AbortController().signal);
  if (edition === 1) process.stdout.write('going\n');
}
