import { isTest, pathOf, type Rule } from './rule.ts';

const message = 'Only platform/clock.ts reads the time. Take a Clock.';

/** Server code takes the time from its clock, so that tests can move it. */
export const clockOnly: Rule = {
  create(context) {
    const path = pathOf(context);
    if (!path.startsWith('packages/server/src/') || isTest(path) || path.endsWith('platform/clock.ts'))
      return {};
    return {
      MemberExpression(node) {
        const object = node.object?.name;
        const property = node.property?.name;
        if (object === 'Date' && property === 'now') context.report({ node, message });
        if (object === 'Temporal' && property === 'Now') context.report({ node, message });
      },
      NewExpression(node) {
        if (node.callee?.name === 'Date' && node.arguments.length === 0) context.report({ node, message });
      },
    };
  },
};
