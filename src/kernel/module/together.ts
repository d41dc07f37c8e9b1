import { strict as assert } from 'node:assert'

/** The declarations of a module's slices as one list. A name that two slices use would hide one of them: then nothing starts. */
export function together<T extends object>(...slices: readonly T[]): T {
  const names = slices.flatMap((slice) => Object.keys(slice))
  const twice = names.filter((name, place) => names.indexOf(name) !== place)
  assert(twice.length === 0, `declared twice: ${twice.join(', ')}`)
  return Object.assign({}, ...slices) as T
}
