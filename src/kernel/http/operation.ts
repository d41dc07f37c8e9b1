import { strict as assert } from 'node:assert'
import { z } from 'zod'
import type { Ctx, OutsideCtx, PlatformCtx } from '../context.ts'
import type { ProblemKind } from '../problem/problem.ts'
import type { Quota } from './quota.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
const METHODS: readonly Method[] = ['get', 'post', 'put', 'patch', 'delete']

/**
 * At most `points` calls in `seconds` from one network. With a `field` of the input, that is for one value of it from one
 * network; the network alone and the value alone have `widePoints` each, so that nobody elsewhere can use up a person's tries.
 */
export type Limit = { name: string; points: number; seconds: number } & (
  | { field?: never }
  | { field: string; widePoints: number }
)

type Route = { get: string } | { post: string } | { put: string } | { patch: string } | { delete: string }
type Access = { can: string; open?: never } | { can?: never; open: 'anyone' | 'signed-in' }

type CtxOf<X extends boolean, O extends boolean> = O extends true
  ? OutsideCtx<X extends true ? PlatformCtx : Ctx>
  : X extends true
    ? PlatformCtx
    : Ctx

type Definition<I extends z.ZodType, O extends z.ZodType, X extends boolean, Out extends boolean> = {
  input: I
  output: O
  /** Refusals of this operation's own, for the API description; the common ones need no mention. */
  problems?: readonly ProblemKind[]
  /** One line for the API description. */
  summary?: string
  /** May act in other tenants; only for the platform's modules. */
  crosses?: X
  /** Speaks to the outside while the caller waits: no transaction is open around `run`. */
  outside?: Out
  /** `required`: refuse without Idempotency-Key. `none`: repeating is harmless or the answer is a secret. */
  idempotency?: 'required' | 'accepted' | 'none'
  /** The body is handed over as bytes (webhooks); such calls carry their own proof and need no Origin. */
  raw?: boolean
  /**
   * The input's field that takes a file, as base64: the body may then be as large as body.ts lets uploads be, and may
   * also come as multipart/form-data with the file in that field.
   */
  upload?: string
  /** Server-sent events: `run` answers the topic whose announcements are streamed. */
  stream?: boolean
  limit?: Limit
  /** `run` counts its callers itself, once it knows who they are: beside `limit` nothing is counted before. */
  counts?: boolean
  /** What the caller is granted of such calls, in place of what anybody may read and change. */
  quota?: Quota
  /** The success status; 200 unless told, 204 when the output is `nothing`. */
  status?: number
  run: (ctx: CtxOf<X, Out>, input: z.output<I>) => Promise<z.input<O>>
}

/** A declared operation, mounted as JSON under /api/v1 and called in-process by pages. */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  kind: 'operation'
  method: Method
  path: string
  params: readonly string[]
  can: string | null
  open: 'anyone' | 'signed-in' | null
  input: I
  output: O
  problems: readonly ProblemKind[]
  summary: string
  crosses: boolean
  outside: boolean
  raw: boolean
  upload: string | null
  stream: boolean
  idempotency: 'required' | 'accepted' | 'none'
  limit: Limit | null
  counts: boolean
  quota: Quota | null
  status: number
  // The context was checked where the operation was declared.
  run: (ctx: never, input: never) => Promise<unknown>
}

export type InputOf<T> = T extends Operation<infer I, z.ZodType> ? z.input<I> : never
export type OutputOf<T> = T extends Operation<z.ZodType, infer O> ? z.output<O> : never

/** The output of an operation that answers with no body (204). */
export const nothing = z.void()

/**
 * Declares one operation: route, permission (or `open`), shapes, problems, and one call. The input is one strict
 * object: path parameters together with the query (GET, DELETE) or the JSON body.
 */
export function operation<
  I extends z.ZodType,
  O extends z.ZodType,
  X extends boolean = false,
  Out extends boolean = false,
>(definition: Route & Access & Definition<I, O, X, Out>): Operation<I, O> {
  const method = METHODS.find((name) => name in definition)
  assert(method, 'an operation needs a route')
  const path = (definition as unknown as Record<Method, string>)[method]
  return {
    kind: 'operation',
    method,
    path,
    params: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!),
    can: definition.can ?? null,
    open: definition.open ?? null,
    input: definition.input,
    output: definition.output,
    problems: definition.problems ?? [],
    summary: definition.summary ?? '',
    crosses: definition.crosses ?? false,
    outside: definition.outside ?? false,
    raw: definition.raw ?? false,
    upload: definition.upload ?? null,
    stream: definition.stream ?? false,
    idempotency: method === 'get' ? 'none' : (definition.idempotency ?? 'accepted'),
    limit: definition.limit ?? null,
    counts: definition.counts ?? false,
    quota: definition.quota ?? null,
    status: definition.status ?? (definition.output instanceof z.ZodVoid ? 204 : 200),
    run: definition.run,
  }
}
