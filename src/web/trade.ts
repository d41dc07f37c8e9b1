/**
 * The routes of one visit: all but those of other trades, whose admin pages stand at the same addresses. Ids of a
 * trade's routes begin with `@<vertical>:`.
 */
export function routesFor<R>(routes: Readonly<Record<string, R>>, vertical: string | null): Record<string, R> {
  const own = `@${vertical}:`
  return Object.fromEntries(Object.entries(routes).filter(([id]) => !id.startsWith('@') || id.startsWith(own)))
}
