import assert from 'node:assert/strict'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { API_PREFIX } from '#kernel/http/api.ts'
import { describeApi } from '#kernel/http/openapi.ts'
import type { BoundOperation, Registry } from '#kernel/module/registry.ts'
import * as common from '#kernel/problem/common.ts'

/** Throws when an answer below /api/v1 is not what the API description promises. */
export type Contract = { check(method: string, path: string, response: Response): Promise<void> }

type Media = { schema?: object }
type Described = { operationId: string; responses: Record<string, { content?: Record<string, Media> }> }
type Document = { paths: Record<string, Record<string, Described>>; components: { schemas: { Problem: object } } }
type Route = { method: string; pattern: RegExp; path: string; described: Described; operation: BoundOperation }

/** Any operation may answer with these without naming them. */
const COMMON = new Set([...Object.values(common).map(({ code }) => code), 'site-closed'])

/** Reads the description once and compiles each schema when it is first met. */
export function openContract(registry: Registry): Contract {
  const document = describeApi(registry) as unknown as Document
  const ajv = addFormats.default(new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }))
  const compiled = new Map<object, ValidateFunction>()
  const routes = routesOf(document, registry)

  function validate(schema: object, body: unknown, what: string): void {
    const check = compiled.get(schema) ?? ajv.compile(schema)
    compiled.set(schema, check)
    assert.ok(check(body), `${what} does not fit its schema: ${ajv.errorsText(check.errors)}\n${JSON.stringify(body)}`)
  }

  return {
    check: async (method, path, response) => {
      const what = `${method} ${path} (${response.status})`
      const known = routes.find((one) => one.method === method.toLowerCase() && one.pattern.test(path))
      if (response.status >= 400) {
        const body = await bodyOf(response, 'application/problem+json', what)
        validate(document.components.schemas.Problem, body, what)
        const { code, status } = body as { code: string; status: number }
        assert.equal(status, response.status, `${what} says another status`)
        const own = known?.operation.problems.some((problem) => problem.code === code && problem.status === status)
        assert.ok(own || COMMON.has(code), `${what}: ${known?.operation.id} does not declare the problem ${code}`)
        return
      }
      assert.ok(known, `${what} is no described operation`)
      const promised = known.described.responses[response.status]
      assert.ok(promised, `${what}: the description of ${known.operation.id} knows no such answer`)
      const [type] = Object.keys(promised.content ?? {})
      if (type === 'text/event-stream') return assert.equal(response.headers.get('content-type'), type, what)
      if (!type) return assert.equal(await response.clone().text(), '', `${what} is to have no body`)
      validate(promised.content![type]!.schema!, await bodyOf(response, type, what), what)
    },
  }
}

async function bodyOf(response: Response, type: string, what: string): Promise<unknown> {
  assert.equal(response.headers.get('content-type')?.split(';')[0], type, `${what} has another content type`)
  return response.clone().json()
}

/** Routes with fewer parameters first, as the server prefers them. */
function routesOf(document: Document, registry: Registry): Route[] {
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      method,
      path,
      pattern: new RegExp(`^${API_PREFIX}${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      described,
      operation: registry.operations.get(described.operationId)!,
    })),
  )
  return routes.toSorted((a, b) => a.path.split('{').length - b.path.split('{').length)
}
