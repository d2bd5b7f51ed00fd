import { isTest, moduleOf, pathOf, type Node, type Rule } from './rule.ts';

/** A module reads what others export and writes only its own tables. */
export const ownTables: Rule = {
  create(context) {
    const path = pathOf(context);
    if (isTest(path) || !path.startsWith('packages/server/src/')) return {};
    const foreign = new Map<string, string>();
    return {
      ImportDeclaration(node) {
        const source: string = node.source.value;
        const owner = source.startsWith('#')
          ? source.slice(1)
          : moduleOf(path)
            ? null
            : (/modules\/([^/]+)\//.exec(source)?.[1] ?? null);
        if (!owner) return;
        for (const part of node.specifiers) foreign.set(part.local.name, owner);
      },
      CallExpression(node: Node) {
        const verb = node.callee?.property?.name;
        const table = node.arguments[0]?.name;
        if (!['insert', 'update', 'delete'].includes(verb) || !foreign.has(table)) return;
        // Map.delete(x) and the like take names too; only database handles count.
        if (
          !/^(db|tx|ctx|platform)$/.test(node.callee.object?.name ?? node.callee.object?.property?.name ?? '')
        )
          return;
        context.report({
          node,
          message: `${table} belongs to ${foreign.get(table)}; only that module writes it. Call one of its verbs.`,
        });
      },
    };
  },
};
