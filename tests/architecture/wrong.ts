export type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  anyOf?: Schema[]
}

/** One way to get an input wrong: `field` is the dotted place that the refusal must name. */
export type Wrong = { what: string; field: string; input: Record<string, unknown> }
type Place = 'path' | 'query' | 'body'

const UNKNOWN = 'asing'

/** Every wrong input that follows from the schema, one fault in each, made from a good input. */
export function wrongInputs(schema: Schema, good: Record<string, unknown>, placeOf: (field: string) => Place): Wrong[] {
  const made: Wrong[] = [{ what: 'unknown key', field: UNKNOWN, input: { ...good, [UNKNOWN]: 'x' } }]
  for (const [name, part] of Object.entries(schema.properties ?? {})) {
    const place = placeOf(name)
    if (place !== 'path' && schema.required?.includes(name)) {
      const { [name]: _, ...input } = good
      made.push({ what: 'missing', field: name, input })
    }
    for (const { what, value, field } of wrongValues(part, good[name], place)) {
      made.push({ what, field: [name, field].filter(Boolean).join('.'), input: { ...good, [name]: value } })
    }
  }
  return made
}

type WrongValue = { what: string; value: unknown; field: string }

function wrongValues(whole: Schema, good: unknown, place: Place): WrongValue[] {
  const optional = whole.anyOf?.some(({ type }) => type === 'null') ?? false
  const others = whole.anyOf?.filter(({ type }) => type !== 'null') ?? []
  // What may also be nothing is otherwise as wrong as the rest of it.
  const schema = optional && others.length === 1 ? others[0]! : whole
  const wrong = (what: string, value: unknown): WrongValue => ({ what, value, field: '' })
  const made: WrongValue[] = []
  if (place === 'body' && !optional) made.push(wrong('null', null))
  if (place === 'body') made.push(wrong('wrong type', schema.type === 'string' ? 42 : 'x'))
  if (place === 'query') made.push(wrong('given twice', ['x', 'y']))
  if (schema.enum) made.push(wrong('not of the list', 'lain'))
  if (typeof schema.const === 'boolean') made.push(wrong('another constant', !schema.const))
  if (schema.format || schema.pattern) made.push(wrong('wrong format', place === 'path' ? 'x' : '!'))
  if (schema.minLength) made.push(wrong('too short', place === 'path' && schema.minLength > 1 ? 'x' : ''))
  if (schema.maxLength) made.push(wrong('too long', 'x'.repeat(schema.maxLength + 1)))
  if (schema.minimum !== undefined) made.push(wrong('too small', schema.minimum - 1))
  if (schema.maximum !== undefined) made.push(wrong('too large', schema.maximum + 1))
  if (schema.maxItems !== undefined) made.push(wrong('too many', Array(schema.maxItems + 1).fill('x')))
  if (schema.items) made.push({ what: 'wrong item', value: [schema.items.type === 'string' ? 42 : 'x'], field: '0' })
  if (schema.properties) {
    const inner = wrongInputs(schema, (good ?? {}) as Record<string, unknown>, () => 'body')
    made.push(...inner.map(({ what, field, input }) => ({ what, field, value: input })))
  }
  // An empty path segment is another address; an empty text is no fault where the schema allows it.
  return made.filter(({ value }) => place !== 'path' || value !== '')
}
