import { createContext, createElement, useContext, type ReactNode } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { Locale } from '#kernel/problem/problem.ts'
import type { loader } from './root.tsx'

type Options = { locale?: Locale }

/** A compiled message, with or without inputs. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Message = (inputs: any, options?: Options) => string

/** Says a message in one language: `say(m.order_title)`, `say(m.greeting, { name })`. */
export type Say = (message: Message, inputs?: Record<string, string | number>) => string

/** Binds messages to a locale. Loaders, actions and meta use this one; it never looks at global state. */
export function sayIn(locale: Locale): Say {
  return (message, inputs = {}) => message(inputs, { locale })
}

/** What the root loader knows about this request; available in every component. */
export function useVisit() {
  const shown = useContext(ShownAs)
  const visit = useRouteLoaderData<typeof loader>('root')
  if (!visit) throw new Error('The root loader did not run.')
  return shown ?? visit
}

type Visit = NonNullable<ReturnType<typeof useRouteLoaderData<typeof loader>>>
const ShownAs = createContext<Visit | null>(null)

/** Shows what is inside as it would be on another business's site: its name, its address. */
export function AsSiteOf({ tenant, children }: { tenant: { name: string; slug: string }; children: ReactNode }) {
  const visit = useVisit()
  const as = { ...visit, site: 'tenant' as const, tenant: { ...visit.tenant, ...tenant, kind: 'client' as const } }
  return createElement(ShownAs, { value: as }, children)
}

/** `say` in the visitor's language. */
export function useSay(): Say {
  return sayIn(useVisit().locale)
}
