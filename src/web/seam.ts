import { createContext, type RouterContextProvider } from 'react-router'
import type { Actor, Locale, Tenant } from '#kernel/context.ts'
import type { Operation, OutputOf } from '#kernel/http/operation.ts'
import type { CustomerPaths, MenuItem } from '#kernel/module/manifest.ts'

/* The one place where pages meet the server. Values cross here and nowhere else; operations are imported as types. */

/** What an operation answers with; a plain shape stands for itself. */
export type AnswerOf<O> = O extends Operation ? OutputOf<O> : O

/** Everything a page may ask of the server for this one request. */
export type PageApp = {
  site: 'portal' | 'tenant'
  tenant: Tenant
  actor: Actor
  locale: Locale
  /** The address the visitor sees; the router itself may see a rewritten path. */
  url: URL
  nonce: string
  mode: 'demo' | 'production'
  /** The visitor holds a preview link for a site that is not public yet. */
  preview: boolean
  requestId: string
  /** The entries of the console's or admin's menu that this visitor may open. */
  menu: readonly MenuItem[]
  /** Where customers of this site land and register; null where only the team signs in. */
  customers: CustomerPaths | null
  /** Runs an operation in this process with the visitor's own rights; throws its problems. */
  call<O>(id: string, input: unknown, options?: { idempotencyKey?: string }): Promise<AnswerOf<O>>
  setCookie(header: string): void
}

type PageContext = ReturnType<typeof createContext<PageApp>>
type Shared = { [key: symbol]: PageContext | undefined }

// Native modules and the server bundle are two copies of this file; the key must be one object.
const shared = globalThis as unknown as Shared
export const pageContext: PageContext = (shared[Symbol.for('ruko.page')] ??= createContext<PageApp>())

/** The server, as seen by the loader or action that was given this context. */
export function pageApp(context: Readonly<RouterContextProvider>): PageApp {
  return context.get(pageContext)
}
