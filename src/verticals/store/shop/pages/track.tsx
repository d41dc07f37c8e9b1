import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import { read, refusalOf, text, valuesOf, type Refusal } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { LiveNote } from '#web/ui/copy.tsx'
import { ArrowRight } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import { sayIn, useSay } from '#web/words.ts'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { shopOf } from '../../site/pages/parts/shop.ts'
import { type Order, unknown } from './invoice.tsx'
import { Credits } from './parts/credits.tsx'
import { eventWords } from './parts/event-words.ts'
import { Handed } from './parts/handed.tsx'
import { OrderLines } from './parts/order-lines.tsx'
import { OrderPill } from './parts/order-pill.tsx'
import { Progress } from './parts/progress.tsx'
import { ReviewForms } from './parts/review-form.tsx'
import { Share } from './parts/share.tsx'
import { act, type Acted } from './parts/track-acts.ts'

export const handle = { js: false, islands: ['live', 'copy', 'countdown'] }
export const headers = privateHeaders

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const [shop, order] = await Promise.all([
    shopOf(app),
    read(app.call<Order>('store.readOrder', { token: params.token ?? '' })).catch(unknown),
  ])
  return { shop, order, done: app.url.searchParams.get('selesai') ?? '', key: crypto.randomUUID() }
}

export type TrackAnswer = { acted?: Acted; refusal?: Refusal; values?: Record<string, string>; place?: string }

/** One page, several forms; each says by `intent` what it wants and by `place` where its answer belongs. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  const place = text(form, 'place')
  try {
    const acted = await act(app, params.token!, form)
    if ('done' in acted) return redirect(`/track/${params.token}?selesai=${acted.done}#${place}`, 303)
    return data({ acted, place } satisfies TrackAnswer)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, values: valuesOf(form), place } satisfies TrackAnswer, { status: refusal.status })
  }
}

export function meta({ loaderData, matches }: MetaArgs<typeof loader>) {
  const root = matches.find((match) => match?.id === 'root')?.loaderData as
    | { locale: 'id' | 'en'; tenant: { name: string } }
    | undefined
  if (!loaderData || !root) return []
  const title = sayIn(root.locale)(m.shop_track_title, { number: loaderData.order.number })
  return [{ title: `${title} · ${root.tenant.name}` }, { name: 'robots', content: 'noindex' }]
}

export default function Track() {
  const { shop, order, done, key } = useLoaderData<typeof loader>()
  const answer = useActionData<TrackAnswer>()
  const say = useSay()
  return (
    <ShopFrame shop={shop} plain>
      <div
        className="wrap pt-6 sm:pt-10"
        data-live={`/api/v1/store/orders/${order.token}/events`}
        data-live-version={versionOf(order)}
      >
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p className="num text-muted text-sm font-semibold">{say(m.shop_track_number, { number: order.number })}</p>
          <OrderPill status={order.status} />
        </div>
        <h1 className="mt-2 text-2xl break-words sm:text-3xl">{say(m.shop_track_hello, { name: order.buyer.name })}</h1>
        <Progress order={order} />
        {order.status === 'pending_payment' && (
          <a href={`/invoice/${order.token}`} className="btn btn-cta btn-lg mt-5 text-base max-sm:w-full">
            {say(m.shop_track_pay)}
            <ArrowRight className="size-5" aria-hidden="true" />
          </a>
        )}
        <div className="mt-7 grid items-start gap-6 lg:grid-cols-[1fr_21rem]">
          <div className="min-w-0 space-y-6">
            {answer?.refusal && !answer.place && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
            <Handed order={order} answer={answer} done={done} idempotencyKey={key} />
            <Credits order={order} answer={answer} done={done} idempotencyKey={key} />
            <ReviewForms order={order} answer={answer} done={done} idempotencyKey={key} />
            <OrderLines order={order} />
          </div>
          <aside className="min-w-0 space-y-6">
            <section className="glass p-6">
              <h2 className="mb-5 text-lg">{say(m.shop_track_history)}</h2>
              <Timeline
                entries={order.timeline.map(({ kind, detail, at }) => ({ event: kind, note: detail || null, at }))}
                words={eventWords}
              />
            </section>
            <Share order={order} answer={answer} idempotencyKey={key} />
          </aside>
        </div>
      </div>
      <div className="wrap mt-6 space-y-1">
        <LiveNote />
        <p className="text-muted text-sm">{say(m.shop_track_keep)}</p>
      </div>
    </ShopFrame>
  )
}

/** Changes when anything does that the page shows. */
function versionOf({ status, items, deliveries, credits, claims, timeline }: Order): string {
  return [
    status,
    items.map((item) => item.status).join('-'),
    deliveries.map((one) => `${one.status}${one.changed ? '!' : ''}`).join('-'),
    credits.map((one) => one.status).join('-'),
    claims.map((one) => one.status).join('-'),
    timeline.length,
  ].join(' ')
}
