import pg from 'pg'

type Parse = (raw: string) => unknown

/* How PostgreSQL's values read in our code: money and counters as safe integers, times as ISO strings in UTC. */
const parsers: Record<number, Parse> = {
  16: (raw) => raw === 't',
  20: safeInteger,
  21: Number,
  23: Number,
  25: (raw) => raw,
  114: (raw) => JSON.parse(raw),
  1009: textArray,
  2951: textArray,
  700: Number,
  701: Number,
  1043: (raw) => raw,
  1082: (raw) => raw,
  1184: instant,
  1700: (raw) => raw,
  2950: (raw) => raw,
  3802: (raw) => JSON.parse(raw),
  1016: (raw) => textArray(raw).map(safeInteger),
  1185: (raw) => textArray(raw).map(instant),
}

/** The parser for a type's OID; unknown types come through pg's own. */
export function parserFor(oid: number): Parse {
  return parsers[oid] ?? (pg.types.getTypeParser(oid, 'text') as Parse)
}

function safeInteger(raw: string): number {
  const value = Number(raw)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${raw} does not fit a safe integer`)
  return value
}

/** `2026-11-21 07:05:00.123456+00` (connections run in UTC) to `2026-11-21T07:05:00.123Z`. */
function instant(raw: string): string {
  if (!raw.endsWith('+00') || raw.length > 29) return raw
  const fraction = raw.slice(20, -3).padEnd(3, '0').slice(0, 3)
  return `${raw.slice(0, 10)}T${raw.slice(11, 19)}.${fraction}Z`
}

function textArray(raw: string): string[] {
  // Nearly all arrays are words or ids between commas; quotes, escapes and nulls are read by the careful parser.
  if (raw === '{}') return []
  if (!/["\\{}]|\bnull\b/i.test(raw.slice(1, -1))) return raw.slice(1, -1).split(',')
  return (pg.types.getTypeParser as (oid: number, format: 'text') => (text: string) => string[])(1009, 'text')(raw)
}
