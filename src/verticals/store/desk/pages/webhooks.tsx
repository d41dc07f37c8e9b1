import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ScrollText } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { listWebhooks } from '../operations.ts'
import { Filters } from '#web/ui/filters.tsx'
import { Downloads } from './parts/downloads.tsx'
import { readList, type WebhookView, wishOf } from './parts/listed.ts'
import { MoneyTabs } from './parts/money-tabs.tsx'
import { RawNotice } from './parts/raw.tsx'

export const handle = deskHandle

const PATH = '/admin/webhooks'

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['from', 'to', 'q', 'cursor'])
  return { ...(await readList(app.call<typeof listWebhooks>('store.listWebhooks', values), PATH)), values }
}

export default function Webhooks() {
  const { items, next, values } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.payments_title)} action={items.length > 0 && <Downloads path={PATH} values={values} />}>
      <MoneyTabs />
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">{say(m.sell_desk_webhooks_lead)}</p>
      <Filters path={PATH} values={values} hint={say(m.sell_desk_webhooks_hint)} choices={[]} days />
      <div className="card-box">
        {items.length === 0 ? (
          <Empty icon={ScrollText} title={say(m.sell_desk_webhooks_empty)}>
            <p>{say(m.sell_desk_webhooks_empty_text)}</p>
            {Object.keys(values).length > 0 && (
              <Link to={PATH} className="btn btn-quiet mt-5">
                {say(m.orders_clear)}
              </Link>
            )}
          </Empty>
        ) : (
          <ul className="divide-line divide-y">
            {items.map((one) => (
              <Entry key={one.id} webhook={one} />
            ))}
          </ul>
        )}
      </div>
      <Paging next={next} />
    </DeskFrame>
  )
}

function Entry({ webhook }: { webhook: WebhookView }) {
  const say = useSay()
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-5">
        <p className="min-w-0 font-semibold break-words">{eventOf(webhook.body) ?? webhook.gateway}</p>
        <When at={webhook.at} className="text-muted text-sm" />
      </div>
      <p className="num text-muted text-xs break-all">
        {webhook.reference} · {webhook.eventId}
      </p>
      {webhook.order ? (
        <Link to={`/admin/orders/${webhook.order.id}`} className="hit link-quiet num -my-2 text-sm">
          {webhook.order.number} · {webhook.order.buyerName}
        </Link>
      ) : (
        <p className="text-tone-warning-ink text-sm">{say(m.sell_desk_webhook_stray)}</p>
      )}
      <RawNotice body={webhook.body} headers={webhook.headers} />
    </li>
  )
}

/** What the gateway calls it, where its body says so. */
function eventOf(body: string): string | null {
  try {
    const told = JSON.parse(body) as { type?: unknown; event?: unknown }
    const name = told.type ?? told.event
    return typeof name === 'string' ? name : null
  } catch {
    return null
  }
}
