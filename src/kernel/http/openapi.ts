import { z } from 'zod'
import type { Tenant } from '../context.ts'
import type { BoundOperation, Registry } from '../module/registry.ts'
import { API_PREFIX } from './api.ts'

type Json = Record<string, unknown>

const PROBLEM = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Stable; decide by this and not by the sentence.' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

/**
 * The OpenAPI 3.1 description, made from the manifests alone: what one tenant's host answers, or everything. Two trades
 * may use one path on their own hosts, so only the description of a host is complete.
 */
export function describeApi(registry: Registry, tenant: Tenant | null = null): Json {
  const paths: Record<string, Json> = {}
  for (const operation of registry.operations.values()) {
    if (tenant && !registry.serves(operation.module, tenant)) continue
    const path = (paths[operation.path] ??= {})
    path[operation.method] = describeOperation(operation)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Ruko API', version: '1', description: 'Every host answers for its own business only.' },
    servers: [{ url: API_PREFIX }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'ruko' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key of this business: `ruko_…`.' },
      },
    },
  }
}

/** The JSON Schema of what an operation answers, for the description and for checking answers in tests. */
export function outputSchema(operation: BoundOperation): Json {
  return jsonSchema(operation.output, 'output')
}

/** One operation as OpenAPI has it. */
export function describeOperation(operation: BoundOperation): Json {
  const input = operation.raw ? { properties: {} } : jsonSchema(operation.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, Json>
  const inQuery = operation.method === 'get' || operation.method === 'delete'
  const required = new Set((input.required as string[] | undefined) ?? [])
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !operation.params.includes(name)))
  return {
    operationId: operation.id,
    tags: [operation.module.name],
    summary: operation.summary || undefined,
    security: securityOf(operation),
    ...(operation.can ? { 'x-permission': operation.can } : {}),
    parameters: [
      ...operation.params.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: properties[name] ?? { type: 'string' },
      })),
      ...(inQuery
        ? Object.entries(rest).map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema }))
        : []),
      ...(operation.idempotency === 'none'
        ? []
        : [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: operation.idempotency === 'required',
              schema: { type: 'string', minLength: 8, maxLength: 128 },
            },
          ]),
    ],
    ...(inQuery || operation.raw || Object.keys(rest).length === 0
      ? {}
      : { requestBody: bodyOf(input, rest, required) }),
    responses: responsesOf(operation),
  }
}

/** A key may do what a permission says; what is open to everybody signed in is about a person. */
function securityOf(operation: BoundOperation): Json[] {
  if (operation.open === 'anyone') return []
  return operation.can ? [{ session: [] }, { key: [] }] : [{ session: [] }]
}

function bodyOf(input: Json, rest: Record<string, Json>, required: Set<string>): Json {
  const needed = Object.keys(rest).filter((name) => required.has(name))
  const schema = { ...input, properties: rest, required: needed.length > 0 ? needed : undefined }
  return { required: true, content: { 'application/json': { schema } } }
}

function responsesOf(operation: BoundOperation): Json {
  const responses: Record<string, Json> = {}
  if (operation.stream) {
    responses['200'] = { description: 'A stream of events named `changed`.', content: { 'text/event-stream': {} } }
  } else if (operation.status === 204) {
    responses['204'] = { description: 'Done.' }
  } else {
    responses[operation.status] = {
      description: 'Done.',
      content: { 'application/json': { schema: outputSchema(operation) } },
    }
  }
  const problem = (text: string) => ({
    description: text,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  for (const kind of operation.problems) {
    const others = operation.problems.filter(({ status }) => status === kind.status).map(({ code }) => code)
    responses[kind.status] = problem(others.join(', '))
  }
  responses.default = problem('Any other refusal.')
  return responses
}

/** zod's schema without the bounds that only say "a JavaScript integer". */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema: node }) => {
      if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum
      if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum
    },
  }) as Json
  delete made.$schema
  return made
}
