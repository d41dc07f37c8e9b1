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
import { sayIn, useSay } from '#web/words.ts'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { shopOf } from '../../site/pages/parts/shop.ts'
import { type Order, unknown } from './invoice.tsx'
import { OrderBody } from './parts/order-body.tsx'
import { OrderPill } from './parts/order-pill.tsx'
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
      <div className="wrap pt-6 sm:pt-10">
        <OrderBody order={order} answer={answer} done={done} idempotencyKey={key}>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <p className="num text-muted text-sm font-semibold">{say(m.shop_track_number, { number: order.number })}</p>
            <OrderPill status={order.status} />
          </div>
          <h1 className="mt-2 text-2xl break-words sm:text-3xl">
            {say(m.shop_track_hello, { name: order.buyer.name })}
          </h1>
        </OrderBody>
      </div>
      <div className="wrap mt-6 space-y-1">
        <LiveNote />
        <p className="text-muted text-sm">{say(m.shop_track_keep)}</p>
      </div>
    </ShopFrame>
  )
}
