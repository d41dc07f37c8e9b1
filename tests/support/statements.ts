import pg from 'pg'

const SERVING = ['ruko_app', 'ruko_platform']

/** Collects the text of every SQL statement that the serving roles send, prepared flights included, until `stop`. */
export function recordStatements(): { texts: ReadonlySet<string>; stop(): void } {
  const texts = new Set<string>()
  const { prototype } = pg.Client
  const original = prototype.query as (...args: unknown[]) => unknown
  const heard = function (this: pg.Client, ...args: unknown[]): unknown {
    if (SERVING.includes(this.user ?? '')) for (const text of textsOf(args[0])) texts.add(text)
    return original.apply(this, args)
  }
  prototype.query = heard as typeof prototype.query
  return { texts, stop: () => void (prototype.query = original as typeof prototype.query) }
}

/** A text, a query with a text, or a flight of several statements. */
function textsOf(asked: unknown): string[] {
  if (typeof asked === 'string') return [asked]
  const { text, statements } = asked as { text?: string; statements?: readonly { text: string }[] }
  return statements ? statements.map((one) => one.text) : text ? [text] : []
}
