import { problems } from '../packages/contract/src/problems.ts';

/** The contract's table of problems as a module of the platform. */
export function problemTable(): string {
  const lines = Object.entries(problems).map(([code, { status, title }]) => {
    const key = /^[a-z]+$/.test(code) ? code : `'${code}'`;
    return `  ${key}: { status: ${status}, title: '${title}' },`;
  });
  return `// Made by \`npm run gen\` from the contract, of which a process of role \`status\` loads nothing.
export const problems = {
${lines.join('\n')}
} as const;
`;
}
