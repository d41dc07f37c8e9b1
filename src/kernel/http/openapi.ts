import { z } from 'zod'
import type { BoundOperation, Registry } from '../module/registry.ts'
import type { Locale } from '../problem/problem.ts'
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

/** The OpenAPI 3.1 description of every operation, made from the manifests alone. */
export function describeApi(registry: Registry): Json {
  const paths: Record<string, Json> = {}
  for (const operation of registry.operations.values()) {
    const path = (paths[operation.path] ??= {})
    // Two verticals may use one path on their own hosts; the description then lists the later one under its id.
    path[operation.method] = describe(operation)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Ruko API', version: '1', description: 'Every host answers for its own business only.' },
    servers: [{ url: API_PREFIX }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'ruko' } },
    },
  }
}

/** The JSON Schema of what an operation answers, for the description and for checking answers in tests. */
export function outputSchema(operation: BoundOperation): Json {
  return jsonSchema(operation.output, 'output')
}

function describe(operation: BoundOperation): Json {
  const input = operation.raw ? { properties: {} } : jsonSchema(operation.input, 'input')
  const properties = (input.properties ?? {}) as Record<string, Json>
  const inQuery = operation.method === 'get' || operation.method === 'delete'
  const required = new Set((input.required as string[] | undefined) ?? [])
  const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => !operation.params.includes(name)))
  return {
    operationId: operation.id,
    tags: [operation.module.name],
    summary: operation.summary || undefined,
    ...(operation.open === 'anyone' ? { security: [] } : { security: [{ session: [] }] }),
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

const WORDS = {
  id: { title: 'API Ruko', open: 'terbuka', session: 'perlu masuk', file: 'Berkas OpenAPI' },
  en: { title: 'Ruko API', open: 'open', session: 'sign-in needed', file: 'OpenAPI file' },
}

/** A plain page to read the API by; no script, no style of its own. */
export function docsPage(registry: Registry, locale: Locale): Response {
  const words = WORDS[locale]
  const groups = Object.groupBy(registry.operations.values(), (operation) => operation.module.name)
  const sections = Object.entries(groups).map(
    ([name, operations]) =>
      `<h2 id="${escape(name)}">${escape(name)}</h2>${operations!.map((one) => entry(one, words)).join('')}`,
  )
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${words.title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>${words.title}</h1>
<p><a href="/api/openapi.json">${words.file}</a></p>${sections.join('')}</main></body></html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function entry(operation: BoundOperation, words: (typeof WORDS)['id']): string {
  const access = operation.open === 'anyone' ? words.open : (operation.can ?? words.session)
  const shape = JSON.stringify(describe(operation), null, 2)
  return `<details><summary><code>${operation.method.toUpperCase()} ${API_PREFIX}${escape(operation.path)}</code>
 ${escape(operation.summary || operation.id)} <small>(${escape(access)})</small></summary><pre>${escape(shape)}</pre></details>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
