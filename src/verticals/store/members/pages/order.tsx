import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { z } from 'zod'
import { read, refusalOf, text, valuesOf } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { LiveNote } from '#web/ui/copy.tsx'
import { ArrowLeft } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { Revealed } from '../../orders/schemas.ts'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { shopOf } from '../../site/pages/parts/shop.ts'
import { type Order, unknown } from '../../shop/pages/invoice.tsx'
import { OrderBody } from '../../shop/pages/parts/order-body.tsx'
import { OrderPill } from '../../shop/pages/parts/order-pill.tsx'
import { act, type Acted } from '../../shop/pages/parts/track-acts.ts'
import type { TrackAnswer } from '../../shop/pages/track.tsx'
import { memberApp } from './parts/member.ts'

export const handle = { js: false, islands: ['live', 'copy', 'countdown'] }
export const headers = privateHeaders

export async function loader(args: LoaderFunctionArgs) {
  const app = memberApp(args)
  const id = args.params.id ?? ''
  const [shop, order] = await Promise.all([
    shopOf(app),
    read(app.call<Order>('store.readMyOrder', { id })).catch(unknown),
  ])
  return { shop, order, id, done: app.url.searchParams.get('selesai') ?? '', key: crypto.randomUUID() }
}

/** What holds a secret is opened in the member's own name; everything else goes the way of the order's link. */
export async function action(args: ActionFunctionArgs) {
  const app = memberApp(args)
  const form = await args.request.formData()
  const place = text(form, 'place')
  const id = args.params.id!
  try {
    const acted = (await openOwn(app, id, form)) ?? (await act(app, await tokenOf(app, id), form))
    if ('done' in acted) return redirect(`/account/orders/${id}?selesai=${acted.done}#${place}`, 303)
    return data({ acted, place } satisfies TrackAnswer)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, values: valuesOf(form), place } satisfies TrackAnswer, { status: refusal.status })
  }
}

async function openOwn(app: PageApp, id: string, form: FormData): Promise<Acted | null> {
  const deliveryId = text(form, 'id')
  switch (text(form, 'intent')) {
    case 'reveal': {
      const input = { id, deliveryId }
      const revealed = await app.call<z.output<typeof Revealed>>('store.revealMyDelivery', input)
      return { revealed, delivery: deliveryId }
    }
    case 'file': {
      const { url } = await app.call<{ url: string }>('store.createMyDownload', { id, deliveryId })
      return { link: url, delivery: deliveryId }
    }
    default:
      return null
  }
}

async function tokenOf(app: PageApp, id: string): Promise<string> {
  return (await app.call<Order>('store.readMyOrder', { id })).token
}

export default function MyOrder() {
  const { shop, order, id, done, key } = useLoaderData<typeof loader>()
  const answer = useActionData<TrackAnswer>()
  const say = useSay()
  const title = say(m.shop_track_title, { number: order.number })
  return (
    <ShopFrame shop={shop}>
      <title>{`${title} · ${useVisit().tenant.name}`}</title>
      <div className="wrap pt-4">
        <a href="/account/orders" className="hit text-muted hover:text-base-content gap-2 text-sm font-medium">
          <ArrowLeft className="size-4.5" aria-hidden="true" />
          {say(m.member_back_orders)}
        </a>
        <OrderBody order={order} answer={answer} done={done} idempotencyKey={key} here={`/account/orders/${id}`}>
          <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1 className="num text-2xl break-words sm:text-3xl">{order.number}</h1>
            <OrderPill status={order.status} />
          </div>
        </OrderBody>
        <div className="mt-6">
          <LiveNote />
        </div>
      </div>
    </ShopFrame>
  )
}
