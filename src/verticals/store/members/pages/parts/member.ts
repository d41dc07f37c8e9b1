import { data, redirect, type LoaderFunctionArgs } from 'react-router'
import { signedInApp } from '#web/guard.ts'
import type { PageApp } from '#web/seam.ts'
import { MEMBER } from '../../rules.ts'

/** The server for a page of one's own account; the shop's people, who have none, are sent to their work. */
export function memberApp(args: Pick<LoaderFunctionArgs, 'context' | 'request'>): PageApp {
  const app = signedInApp(args, 'tenant')
  if (app.actor.kind === 'person' && app.actor.roles.includes(MEMBER)) return app
  if (app.menu.length > 0) throw redirect('/admin', 303)
  throw data(null, { status: 403 })
}
