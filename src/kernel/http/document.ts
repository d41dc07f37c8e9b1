import { strict as assert } from 'node:assert'
import type { z } from 'zod'
import type { Ctx, OutsideCtx, PlatformCtx } from '../context.ts'

/**
 * What a document answers. `keep` says for how long it may be kept: `immutable` for an address whose content never
 * changes, `site` until anything about the tenant is announced (the server keeps it, browsers ask with an ETag), `none`
 * for what is personal. `filename` makes it a download. A `Source` is sent piece by piece, and parts of it may be asked for;
 * it is kept by nobody.
 */
export type Sheet = {
  type: string
  body: string | Uint8Array | Source
  keep: 'immutable' | 'site' | 'none'
  filename?: string
}

/** A body of a known length that is read while it is sent; `to` is behind the last byte. */
export type Source = { bytes: number; read(from: number, to: number): AsyncIterable<Uint8Array> }

type Access = { can: string; open?: never } | { can?: never; open: 'anyone' | 'signed-in' }
type Definition<I extends z.ZodType, C> = {
  /** `media/{id}/{name}`; no leading slash. */
  path: string
  input: I
  run: (ctx: C, input: z.output<I>) => Promise<Sheet>
}

/** A declared answer to GET that is neither a page nor JSON. */
export type Document = {
  kind: 'document'
  path: string
  params: readonly string[]
  can: string | null
  open: 'anyone' | 'signed-in' | null
  input: z.ZodType
  outside: boolean
  crosses: boolean
  /** Shown also while the tenant's site is not public. */
  always: boolean
  run: (ctx: never, input: never) => Promise<Sheet>
}

/**
 * Declares a document. Its input is one strict object of the path's parameters and those of the query that it names;
 * others are ignored. `run` throws problems like an operation. With `outside` no transaction is open around it.
 */
export function document<I extends z.ZodType>(
  definition: Access & Definition<I, Ctx> & { outside?: false; crosses?: false; always?: boolean },
): Document
export function document<I extends z.ZodType>(
  definition: Access & Definition<I, OutsideCtx> & { outside: true; crosses?: false; always?: boolean },
): Document
export function document<I extends z.ZodType>(
  definition: Access & Definition<I, PlatformCtx> & { outside?: false; crosses: true; always?: boolean },
): Document
export function document(
  definition: Access & Definition<z.ZodType, never> & { outside?: boolean; crosses?: boolean; always?: boolean },
): Document {
  const { path, input, run } = definition
  assert(!path.startsWith('/'), 'the path of a document has no leading slash')
  return {
    kind: 'document',
    path,
    params: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!),
    can: definition.can ?? null,
    open: definition.open ?? null,
    input,
    outside: definition.outside ?? false,
    crosses: definition.crosses ?? false,
    always: definition.always ?? false,
    run,
  }
}
