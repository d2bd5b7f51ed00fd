import { pathOf, type Rule } from './rule.ts';

/** File names say what is inside. */
export const plainNames: Rule = {
  create(context) {
    const path = pathOf(context);
    const name = path.split('/').at(-1) ?? '';
    return {
      Program(node) {
        if (/^(utils?|helpers?|common|manager|service|misc)\./.test(name))
          context.report({ node, message: 'Name the file after what it does.' });
        if (!/^[a-z0-9.-]+$/.test(name)) context.report({ node, message: 'File names are kebab-case.' });
        if (
          /^packages\/server\/src\/(modules\/[^/]+|platform|codepush)\/[^/]+\//.test(path) &&
          !/\/fixtures\//.test(path)
        ) {
          context.report({ node, message: 'Module folders are flat.' });
        }
      },
    };
  },
};
