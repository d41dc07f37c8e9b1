type Wish<N extends string, V extends string> = { [name in N]?: V } & { q?: string; cursor?: string }

/** What the address of a list asks for; what is not understood is left out, for nobody types addresses. */
export function wishOf<const N extends string, V extends string>(
  search: URLSearchParams,
  name: N,
  choices: readonly V[],
): Wish<N, V> {
  const chosen = choices.find((choice) => choice === search.get(name))
  const [q, cursor] = [(search.get('q') ?? '').trim().slice(0, 80), search.get('cursor') ?? '']
  return {
    ...(chosen ? { [name]: chosen } : {}),
    ...(q ? { q } : {}),
    ...(UUID.test(cursor) ? { cursor } : {}),
  } as Wish<N, V>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
