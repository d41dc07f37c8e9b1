import type { Ctx } from '#kernel/context.ts'
import { API_PREFIX } from '#kernel/http/api.ts'
import { describeOperation } from '#kernel/http/openapi.ts'
import { reads } from './quota.ts'
import { SUMMARIES } from './summaries.ts'

/* What a reseller's program may call, as the page of the API shows it. */

const ROOT = '/reseller/'
/** Of the person alone; a program cannot call them. */
const KEYS = 'store.reseller.keys'

export async function describeApi(ctx: Ctx) {
  const { registry } = ctx.house
  const calls = [...registry.operations.values()]
    .filter(
      ({ path, module, can }) =>
        path.startsWith(ROOT) && can !== null && can !== KEYS && registry.serves(module, ctx.tenant),
    )
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1))
    .map((operation) => ({
      method: operation.method.toUpperCase(),
      path: `${API_PREFIX}${operation.path}`,
      summary: (ctx.locale === 'id' && SUMMARIES[`${operation.method} ${operation.path}`]) || operation.summary,
      shape: JSON.stringify(describeOperation(operation), plain, 2),
    }))
  const granted = await reads.of(ctx)
  return { callsAMinute: granted?.points ?? 0, calls }
}

/** Whoever knows what a UUID is needs no pattern for it. */
function plain(_key: string, value: unknown): unknown {
  const { pattern: _pattern, ...rest } = (value ?? {}) as { pattern?: string; format?: string }
  return rest.format === 'uuid' ? rest : value
}
