import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

// For `--import`: writes the address of every file that a process loads into the file of LOADED_FILES.
const into = process.env['LOADED_FILES']!;
registerHooks({
  load(url, context, next) {
    appendFileSync(into, `${url}\n`);
    return next(url, context);
  },
});
