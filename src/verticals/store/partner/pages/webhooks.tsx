import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { isProblem } from '#kernel/problem/problem.ts'
import { refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { asked, resellerPage } from '../../resellers/pages/parts/app.ts'
import { Box, ResellerFrame } from '../../resellers/pages/parts/frame.tsx'
import type {
  createWebhook,
  listWebhookDeliveries,
  listMyWebhooks,
  readWebhookDelivery,
  resendWebhooks,
  rotateWebhookSecret,
} from '../../webhooks/operations.ts'
import { Delivery, Deliveries } from './parts/delivery-log.tsx'
import { EndpointCards, NewEndpoint } from './parts/endpoints.tsx'
import { ApiTabs, Once } from './parts/tabs.tsx'
import { titled } from './parts/titled.ts'

export const handle = { js: false, islands: ['copy'] }
export const headers = privateHeaders
export const meta = titled(m.papi_hooks, m.papi_hooks_lead)

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function loader(args: LoaderFunctionArgs) {
  const { kirim = '', cursor = '' } = asked(args.request, ['kirim', 'cursor'])
  return resellerPage(args, async (app) => {
    const page = UUID.test(cursor) ? { cursor } : {}
    const [{ endpoints }, log, open] = await Promise.all([
      app.call<typeof listMyWebhooks>('store.listMyWebhooks', {}),
      app.call<typeof listWebhookDeliveries>('store.listWebhookDeliveries', page),
      UUID.test(kirim) ? readOne(app, kirim) : null,
    ])
    return { endpoints, log, open }
  })
}

async function readOne(app: PageApp, id: string) {
  try {
    return await app.call<typeof readWebhookDelivery>('store.readWebhookDelivery', { id })
  } catch (error) {
    if (isProblem(error) && error.code === 'not-found') return null
    throw error
  }
}

export type HookAnswer = {
  secret?: string
  done?: 'saved' | 'removed' | 'test' | 'resent'
  count?: number
  refusal?: Refusal
  values?: Record<string, string>
  events?: string[]
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  try {
    return data<HookAnswer>(await perform(app, text(form, 'intent'), form))
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const typed = Object.fromEntries(['name', 'url', 'mode', 'dialect'].map((name) => [name, text(form, name)]))
    const values = text(form, 'intent') === 'create' ? typed : undefined
    const events = form.getAll('events').map(String)
    return data<HookAnswer>({ refusal, ...(values ? { values, events } : {}) }, { status: refusal.status })
  }
}

const WEEK_MS = 7 * 86_400_000

async function perform(app: PageApp, intent: string, form: FormData): Promise<HookAnswer> {
  const id = text(form, 'id')
  switch (intent) {
    case 'on':
    case 'off':
      await app.call('store.switchWebhook', { id, active: intent === 'on' })
      return { done: 'saved' }
    case 'remove':
      await app.call('store.deleteWebhook', { id })
      return { done: 'removed' }
    case 'test':
      await app.call('store.testWebhook', { id })
      return { done: 'test' }
    case 'resend':
      await app.call('store.resendWebhookDelivery', { id })
      return { done: 'resent', count: 1 }
    case 'resendMany': {
      const since = new Date(Date.now() - WEEK_MS).toISOString()
      const { count } = await app.call<typeof resendWebhooks>('store.resendWebhooks', { id, since })
      return { done: 'resent', count }
    }
    case 'rotate': {
      const made = await app.call<typeof rotateWebhookSecret>('store.rotateWebhookSecret', { id })
      return { secret: made.secret }
    }
    default: {
      const events = form.getAll('events').map(String)
      const kind = { mode: text(form, 'mode') || 'live', dialect: text(form, 'dialect') || 'standard' }
      const input = { name: text(form, 'name'), url: text(form, 'url'), events, ...kind }
      return { secret: (await app.call<typeof createWebhook>('store.createWebhook', input)).secret }
    }
  }
}

const DONE = {
  saved: m.papi_done_saved,
  removed: m.papi_done_removed,
  test: m.papi_done_test,
  resent: m.papi_done_resent,
}

export default function Webhooks() {
  const { shop, endpoints, log, open } = useLoaderData<typeof loader>()
  const answer = useActionData<HookAnswer>()
  const say = useSay()
  return (
    <ResellerFrame shop={shop} here="/reseller/api" title={say(m.papi_nav)} lead={say(m.papi_hooks_lead)}>
      <ApiTabs here="/reseller/api/webhooks" />
      {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      {answer?.done && <Notice tone="success">{say(DONE[answer.done], { count: answer.count ?? 0 })}</Notice>}
      {answer?.secret && (
        <Once
          title={say(m.papi_hook_once)}
          text={say(m.papi_hook_once_text)}
          value={answer.secret}
          copy={say(m.papi_hook_copy)}
        />
      )}
      {open ? (
        <Delivery of={open} endpoint={endpoints.find(({ id }) => id === open.endpointId)?.name ?? ''} />
      ) : (
        <>
          {endpoints.length === 0 ? (
            <Box title={say(m.papi_hooks_none)}>
              <p className="text-muted">{say(m.papi_hooks_none_text)}</p>
            </Box>
          ) : (
            <EndpointCards endpoints={endpoints} />
          )}
          <NewEndpoint answer={answer} open={endpoints.length === 0 || Boolean(answer?.values)} />
          <Deliveries log={log} endpoints={endpoints} />
        </>
      )}
    </ResellerFrame>
  )
}
