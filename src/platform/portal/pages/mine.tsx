import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read, refused, text } from '#web/answer.ts'
import { privateHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { LogOut, Mail, ShoppingBag } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listMyOrders } from '../../customers/operations.ts'

type Mine = OutputOf<typeof listMyOrders>

export const handle = { js: false }
export const headers = privateHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.mine_title)

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  if (app.actor.kind !== 'person') return { mine: null }
  return { mine: await read(app.call<typeof listMyOrders>('platform.listMyOrders', {})) }
}

/** Asks for the link that signs in. The answer is the same for every address, so that none can be tried out. */
export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  const email = text(form, 'email')
  try {
    await app.call('identity.requestSignInLink', { email, next: '/orders' })
    return { sent: email }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function MyOrders() {
  const { mine } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <PortalFrame plain>
      <div className="wrap max-w-3xl pt-8 sm:pt-12">
        <h1 className="text-3xl sm:text-4xl">{say(m.mine_title)}</h1>
        {mine?.verified ? <Orders mine={mine} /> : <Ask email={mine?.email} />}
      </div>
    </PortalFrame>
  )
}

/** For whoever is not signed in, or has not shown yet that the address is theirs: both are done by the link. */
function Ask({ email }: { email: string | undefined }) {
  const answer = useActionData<typeof action>()
  const say = useSay()
  const refusal = answer && 'refusal' in answer ? answer : null
  const form = formState(refusal)
  const sent = answer && 'sent' in answer ? answer.sent : null
  return (
    <>
      <p className="lead mt-3">{say(m.mine_lead)}</p>
      {sent ? (
        <div className="mt-8">
          <Notice tone="success" title={say(m.mine_sent_title)}>
            {say(m.mine_sent_text, { email: sent })}
          </Notice>
          <p className="mt-4">
            <a href="/orders" className="hit link-quiet">
              {say(m.mine_again)}
            </a>
          </p>
        </div>
      ) : (
        <form method="post" action="/orders" className="card-box mt-8 max-w-lg space-y-5 p-6">
          {refusal && !form.first && <Notice tone="danger">{refusal.refusal.sentence}</Notice>}
          <TextField
            form={form}
            name="email"
            label={say(m.mine_email)}
            help={say(m.mine_email_help)}
            type="email"
            autoComplete="email"
            inputMode="email"
            required
            defaultValue={form.values['email'] ?? email ?? ''}
          />
          <button type="submit" className="btn btn-primary w-full">
            <Mail className="size-4.5" aria-hidden="true" />
            {say(m.mine_send)}
          </button>
        </form>
      )}
    </>
  )
}

function Orders({ mine }: { mine: Mine }) {
  const say = useSay()
  return (
    <>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4">
        <p className="text-muted break-all">{say(m.mine_of, { email: mine.email })}</p>
        <form method="post" action="/logout">
          <button type="submit" className="hit link-quiet cursor-pointer gap-2 text-sm">
            <LogOut className="size-4" aria-hidden="true" />
            {say(m.nav_logout)}
          </button>
        </form>
      </div>
      {mine.items.length === 0 ? (
        <div className="card-box mt-6">
          <Empty icon={ShoppingBag} title={say(m.mine_empty)}>
            <p>{say(m.mine_empty_text)}</p>
            <a href="/order" className="btn btn-primary mt-5">
              {say(m.nav_order)}
            </a>
          </Empty>
        </div>
      ) : (
        <ul className="mt-6 space-y-4">
          {mine.items.map((order) => (
            <MyOrder key={order.token} order={order} />
          ))}
        </ul>
      )}
    </>
  )
}

function MyOrder({ order }: { order: Mine['items'][number] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <li className="card-box hover:border-base-content/30 relative p-5 transition-colors duration-150">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <a
          href={`/orders/${order.token}`}
          className="min-w-0 text-lg leading-snug font-bold break-words after:absolute after:inset-0 after:rounded-box"
        >
          {order.businessName}
        </a>
        <Status of="order" is={order.status} />
      </div>
      <p className="num text-muted mt-1 text-sm break-words">
        {order.number} · {say(m.order_summary_package)} {order.package}
      </p>
      <div className="mt-3 flex flex-wrap items-end justify-between gap-x-4 gap-y-1">
        <p className="num text-[0.9375rem]">
          <span className="font-bold">{formatRupiah(order.paidIdr)}</span>{' '}
          <span className="text-muted">{say(m.orders_of, { amount: formatRupiah(order.totalIdr) })}</span>
        </p>
        <p className="num text-muted text-sm">
          {say(m.mine_updated, { when: formatInstant(order.updatedAt, locale) })}
        </p>
      </div>
      {order.unread > 0 && (
        <p className="bg-accent-soft text-accent-soft-ink mt-3 inline-block rounded-full px-3 py-0.5 text-sm font-semibold">
          {say(m.mine_unread, { count: order.unread })}
        </p>
      )}
    </li>
  )
}
