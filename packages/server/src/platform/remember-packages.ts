import { registerHooks, type ResolveFnOutput } from 'node:module';

const FILE = /^\.\.?\/.*(\.[cm]?js)$/;

/**
 * Finds each package once, and not again for every file that asks for it, and says of files what they are when another
 * one of their folder was looked at. Otherwise Node reads and parses the `package.json` behind a file each time, lists
 * of exports and all: half of the time of a start.
 */
export function rememberPackages(): void {
  const own = new URL('../../../', import.meta.url).href;
  const found = new Map<string, ResolveFnOutput>();
  const formats = new Map<string, ResolveFnOutput['format']>();
  registerHooks({
    resolve(name, context, next) {
      const from = context.parentURL;
      if (!from?.startsWith('file:')) return next(name, context);
      if (!from.startsWith(own) || from.includes('/node_modules/')) {
        const [, extension] = FILE.exec(name) ?? [];
        if (extension === undefined) return next(name, context);
        const { href: url } = new URL(name, from);
        // A folder has one `package.json` for all its files, but what is required may be taken for something else.
        const key = `${extension} ${context.conditions.join()} ${url.slice(0, url.lastIndexOf('/'))}`;
        const format = formats.get(key);
        if (format) return { url, format, shortCircuit: true };
        const result = next(name, context);
        if (result.url === url) formats.set(key, result.format);
        return result;
      }
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
