import { data, type ActionFunctionArgs } from 'react-router'
import { refusalOf, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import type { PageApp } from '#web/seam.ts'

/* How these pages change things: they send the name of an act and its input, and are told what came of it. */

export type Answer = { intent: string; body: unknown; refusal: Refusal | null }
export type Sent = { intent: string; input: unknown }

/** What an act calls: an operation by its id, or several of them. */
type Act = string | ((app: PageApp, input: never) => Promise<unknown>)

/** A route's action: `acts` are what may be done from this page, by the name of the act. */
export async function act(args: ActionFunctionArgs, acts: Readonly<Record<string, Act>>) {
  const app = signedInApp(args, 'tenant')
  const { intent, input } = (await args.request.json()) as Sent
  const wanted = Object.hasOwn(acts, intent) ? acts[intent] : undefined
  if (!wanted) throw data(null, { status: 404 })
  try {
    const done = typeof wanted === 'string' ? app.call<unknown>(wanted, input) : wanted(app, input as never)
    return data<Answer>({ intent, body: await done, refusal: null })
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<Answer>({ intent, body: null, refusal }, { status: refusal.status })
  }
}
