import { contract, problems } from '@codepushgo/contract';
import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';

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
    commonSchemas: {},
  });
  for (const operations of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(operations ?? {}) as OpenAPI.OperationObject[]) {
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
