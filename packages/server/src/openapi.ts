import * as declarations from '@codepushgo/contract';
import { contract, problems, type EndpointMeta } from '@codepushgo/contract';
import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { z } from 'zod';

let made: Promise<OpenAPI.Document> | undefined;

/**
 * The OpenAPI 3.1 document of `/api/v1`, made from the contract.
 *
 * @example (await openApiDocument()).paths['/account'];
 */
export function openApiDocument(): Promise<OpenAPI.Document> {
  made ??= makeDocument();
  return made;
}

async function makeDocument(): Promise<OpenAPI.Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'CodePushGo',
      version: '1',
      description:
        'Organisations, projects, apps, channels, releases and devices. Lists page by cursor; creations take an `Idempotency-Key`; errors are problems (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ accessKey: [] }],
    components: {
      securitySchemes: { accessKey: { type: 'http', scheme: 'bearer', description: 'An access key.' } },
      schemas: { Problem: problemSchema },
    },
    commonSchemas: Object.fromEntries(namedShapes()),
  });
  const declared = new Map(everyMeta(contract));
  for (const operations of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(operations ?? {}) as OpenAPI.OperationObject[]) {
      const meta = declared.get(operation.operationId ?? '');
      if (meta?.needs === 'public') operation.security = [];
      if (meta?.idempotent) operation.parameters = [...(operation.parameters ?? []), idempotencyKey];
      operation.responses = {
        ...operation.responses,
        default: {
          description: 'A problem',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      };
    }
  }
  return document;
}

/** The shapes that the contract exports, by name: the document tells each of them once. */
function namedShapes(): [string, { schema: z.ZodType; strategy: 'output' }][] {
  return Object.entries(declarations).flatMap(([name, schema]) =>
    schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion
      ? [[name, { schema, strategy: 'output' }]]
      : [],
  );
}

/** What each endpoint asks for, by its operation id: the way to it in the contract. */
function everyMeta(node: object, way: string[] = []): [string, EndpointMeta][] {
  if ('~orpc' in node) return [[way.join('.'), (node['~orpc'] as { meta: EndpointMeta }).meta]];
  return Object.entries(node).flatMap(([name, inner]) => everyMeta(inner as object, [...way, name]));
}

const idempotencyKey: OpenAPI.ParameterObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Chosen by the caller: a repetition within 24 hours is answered as the first request was.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

const problemSchema: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: Object.keys(problems) },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};
