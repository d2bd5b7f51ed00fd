import { eventSchema, eventTypes, type EventType } from '../packages/contract/src/index.ts';

/** docs/reference/events.md, from the catalogue of the contract. */
export function eventsPage(): string {
  return `<!-- Written by \`npm run gen\` from packages/contract/src/events.ts. Do not edit. -->

# Events

What the server tells webhooks and, on request, people by mail. The set grows with versions of the server: ignore
names that you do not know. [Receive webhooks](../how-to/receive-webhooks.md) says how messages arrive.

| event | version | when | by mail |
|---|---|---|---|
${names.map(row).join('\n')}

Every message has these members. \`version\` rises when \`data\` changes in a way that breaks readers; new members alone
do not raise it.

\`\`\`json
{ "type": "release.halted", "version": 1, "timestamp": "2030-01-01T12:00:00.000Z", "data": {} }
\`\`\`

${names.map(section).join('\n\n')}
`;
}

const names = Object.keys(eventTypes) as EventType[];

function row(name: EventType): string {
  const { version, summary, needs } = eventTypes[name];
  return `| [\`${name}\`](#${name.replaceAll('.', '')}) | ${version} | ${summary} | ${needs ? `to members with \`${needs}\`` : 'no'} |`;
}

function section(name: EventType): string {
  const schema = eventSchema(name) as Schema;
  return `## ${name}\n\n| member of \`data\` | type |\n|---|---|\n${fields(schema, '').join('\n')}`;
}

/** The little of JSON Schema that the catalogue uses. */
interface Schema {
  type?: string;
  enum?: string[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
}

function fields(schema: Schema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const path = `${prefix}${name}`;
    const inner = [member, ...(member.anyOf ?? [])].find(({ properties }) => properties);
    return [`| \`${path}\` | ${typeOf(member)} |`, ...(inner ? fields(inner, `${path}.`) : [])];
  });
}

function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ');
  return schema.type ?? 'any';
}
