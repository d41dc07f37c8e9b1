import type { House } from '../house.ts'
import type { Manifest } from '../module/manifest.ts'
import type { BoundOperation } from '../module/registry.ts'
import { malformedBody } from '../problem/common.ts'
import type { Problem } from '../problem/problem.ts'
import { bodyOf } from './body.ts'
import type { Limiter } from './limits.ts'
import { perform, refusalOf } from './pipeline.ts'
import type { Visit } from './visit.ts'

/*
 * For programs that were written for somebody else's API and only have their address changed. The operation behind it is an
 * ordinary one, with every fence; the dialect says where it stands, how it is asked, and how a refusal is put.
 */

type Fields = Record<string, unknown>

/** Answered to POST at `path`. What came is untrusted: `read` only picks and renames, the operation checks. */
export type Dialect = {
  path: string
  /** The operation's name in the same module. */
  operation: string
  read: (body: Fields) => Fields
  refuse: (problem: Problem, asked: Fields) => { status: number; body: unknown }
}

type Bound = { dialect: Dialect; operation: BoundOperation; module: Manifest }

/** Answers null where no dialect is spoken. Such callers prove themselves in what they send: cookies and keys count for nothing. */
export function openDialects(
  house: House,
  limiter: Limiter,
): (request: Request, visit: Visit) => Promise<Response | null> {
  const table = new Map<string, Bound[]>()
  for (const module of house.registry.modules)
    for (const dialect of module.dialects ?? []) {
      const operation = house.registry.operations.get(`${module.name}.${dialect.operation}`)
      if (!operation) throw new Error(`${module.name} has no operation ${dialect.operation} for ${dialect.path}`)
      table.set(dialect.path, [...(table.get(dialect.path) ?? []), { dialect, operation, module }])
    }
  return async (request, visit) => {
    const { tenant } = visit
    if (request.method !== 'POST' || !tenant) return null
    const found = table.get(visit.url.pathname)?.find(({ module }) => house.registry.serves(module, tenant))
    if (!found) return null
    const { dialect, operation } = found
    let asked: Fields = {}
    try {
      asked = dialect.read(fieldsOf(await bodyOf(request)))
      const call = { ...visit, tenant, via: 'api' as const, operation, ip: visit.origin.ip, input: asked }
      const { status, body } = await perform(house, limiter, {
        ...call,
        apiKey: null,
        sessionToken: null,
        idempotencyKey: null,
      })
      return Response.json(body, { status, headers: NEVER_KEPT })
    } catch (error) {
      const problem = refusalOf(house, error, visit.requestId)
      const { status, body } = dialect.refuse(problem, asked)
      const { seconds } = problem.params
      const later: Record<string, string> = typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {}
      return Response.json(body, { status, headers: { ...NEVER_KEPT, ...later } })
    }
  }
}

const NEVER_KEPT = { 'cache-control': 'no-store' }

function fieldsOf(bytes: Buffer): Fields {
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Fields
  } catch {
    // Said below, as for any other body that is no object.
  }
  throw malformedBody()
}
