import { variables } from '../packages/server/src/config-variables.ts';

/** docs/reference/configuration.md, from the schema of config.ts. */
export function configurationPage(): string {
  return `<!-- Written by \`npm run gen\` from packages/server/src/config.ts. Do not edit. -->

# Configuration

The server reads these environment variables once, at its start. An empty value counts as not set. When something
is wrong, all faults are printed together and the process ends with exit code 78.

| variable | default | meaning |
|---|---|---|
${rows().join('\n')}

## Exit codes of the server

| code | meaning |
|---|---|
| 0 | ended in order, also after SIGTERM and SIGINT |
| 1 | a command was refused; the message says why |
| 64 | unknown command |
| 70 | a fault of ours; please report it with what was printed |
| 75 | not now: another process holds the embedded database or the port, or PostgreSQL does not answer |
| 78 | the configuration or the database does not fit this version |
`;
}

function rows(): string[] {
  return Object.entries(variables.shape).map(([name, field]) => {
    const read = field.safeParse(undefined);
    const value = read.success ? [read.data ?? ''].flat().join(',') : '';
    return `| \`${name}\` | ${value === '' ? '' : `\`${value}\``} | ${field.description} |`;
  });
}
