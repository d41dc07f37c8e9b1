import type { Registry } from '#kernel/module/registry.ts'
import type { Tenant } from '#kernel/context.ts'
import type { Sentence } from '#kernel/problem/problem.ts'

type Words = ReadonlyMap<string, Sentence>
const known = new WeakMap<Registry, Words>()

/** What an act is called: by its module, else by the permission it needs, else by its own name. */
export function wordsOf(registry: Registry, action: string): Sentence {
  let words = known.get(registry)
  if (!words) known.set(registry, (words = gather(registry)))
  return words.get(action) ?? { id: action, en: action }
}

/** Every act that can stand in this tenant's log. */
export function actionsIn(registry: Registry, tenant: Tenant): { code: string; name: Sentence }[] {
  const modules = registry.modules.filter((module) => registry.serves(module, tenant))
  const codes = modules.flatMap(({ name, acts = {}, operations = {} }) => [
    ...Object.keys(acts).map((act) => `${name}.${act}`),
    ...Object.entries(operations)
      .filter(([, { can, method }]) => can && method !== 'get')
      .map(([operation]) => `${name}.${operation}`),
  ])
  return [...new Set(codes)].map((code) => ({ code, name: wordsOf(registry, code) }))
}

function gather({ modules }: Registry): Words {
  const permissions = new Map(
    modules.flatMap(({ permissions: list = [] }) => list.map(({ code, name }) => [code, name])),
  )
  const words = new Map<string, Sentence>()
  for (const { name, acts = {}, operations = {} } of modules) {
    for (const [operation, { can }] of Object.entries(operations)) {
      const named = can ? permissions.get(can) : null
      if (named) words.set(`${name}.${operation}`, named)
    }
    for (const [act, sentence] of Object.entries(acts)) words.set(`${name}.${act}`, sentence)
  }
  return words
}
