import { registerHooks } from 'node:module';

/**
 * Finds each package once, and not again for every file that asks for it, and says of our own files what they are.
 * Otherwise Node reads and parses the `package.json` behind a file each time, lists of exports and all: half of the
 * time of a start.
 */
export function rememberPackages(): void {
  const own = new URL('../../../', import.meta.url).href;
  const found = new Map<string, { url: string; format: string | null | undefined }>();
  registerHooks({
    resolve(name, context, next) {
      const from = context.parentURL;
      if (!from?.startsWith(own) || from.includes('/node_modules/')) return next(name, context);
      if (name.startsWith('.') && name.endsWith('.ts'))
        return { url: new URL(name, from).href, format: 'module-typescript', shortCircuit: true };
      // What a package calls by `#` or by its name may differ from another's.
      const key = `${name} ${from.slice(own.length).split('/', 1)[0]}`;
      const known = found.get(key);
      if (known) return { ...known, shortCircuit: true };
      const { url, format } = next(name, context);
      if (!name.startsWith('.')) found.set(key, { url, format });
      return { url, format };
    },
  });
}
