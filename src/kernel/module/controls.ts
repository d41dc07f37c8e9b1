import type { Ctx } from '../context.ts'

/** How the generated fence tests reach a success of an operation: who asks and what is sent. */
export type Control = {
  as: 'owner' | 'anonymous' | { sessionToken: string }
  /** Path parameters and query or body, as one object. */
  input: Record<string, unknown>
  /** What an operation that takes bytes is sent, with the headers that prove where it comes from. */
  raw?: { headers: Record<string, string>; body: string }
}

/** What the tests bring: a tenant with a signed-in owner, and ways to prepare rows in it. */
export type World = {
  tenantId: string
  owner: { id: string; email: string; password: string }
  /** Runs work in one transaction of the tenant. */
  inside<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Calls an operation over HTTP as the owner and returns its body. */
  call: (operationId: string, input: unknown) => Promise<Record<string, unknown>>
  /** Runs SQL as the database's owner, inside the tenant. */
  sql: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>
  /** The headers with which the payment gateway sends this body. */
  signed: (body: string) => Record<string, string>
}

/** One control for each operation of a module, by its name in the manifest. */
export type Controls = Readonly<Record<string, (world: World) => Promise<Control>>>
