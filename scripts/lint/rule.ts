import { relative } from 'node:path';

/** The little of ESLint's rule API that these rules use. */
export interface RuleContext {
  filename: string;
  report(problem: { node: unknown; message: string }): void;
}

/** A syntax node, loosely: rules look at few members. */
// oxlint-disable-next-line typescript/no-explicit-any -- ESTree has no types in this toolchain
export type Node = any;

export interface Rule {
  create(context: RuleContext): Record<string, ((node: Node) => void) | undefined>;
}

/** The file's path from the top of the repository, with slashes. */
export function pathOf(context: RuleContext): string {
  return relative(process.cwd(), context.filename).replaceAll('\\', '/');
}

/** The server module a file belongs to, or null. */
export function moduleOf(path: string): string | null {
  return /^packages\/server\/src\/modules\/([^/]+)\//.exec(path)?.[1] ?? null;
}

export const isTest = (path: string): boolean => /\.test\.tsx?$|\/testing\/|\/fixtures\//.test(path);
