import { isTest, pathOf, type Rule } from './rule.ts';

const READERS = [
  'packages/server/src/main.ts',
  'packages/server/src/config.ts',
  'packages/cli/src/main.ts',
  'packages/cli/src/config.ts',
];

/** The environment is read once and passed in. */
export const configOnly: Rule = {
  create(context) {
    const path = pathOf(context);
    if (!/^packages\/(server|cli)\/src\//.test(path) || isTest(path) || READERS.includes(path)) return {};
    return {
      MemberExpression(node) {
        if (node.object?.name === 'process' && node.property?.name === 'env') {
          context.report({
            node,
            message: 'Only config.ts reads the environment. Take what you need from the configuration.',
          });
        }
      },
    };
  },
};
