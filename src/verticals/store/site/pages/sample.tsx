import { data, useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { pageMeta, privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { MarkAddress } from '#web/ui/mark.tsx'
import { AsSiteOf } from '#web/words.ts'
import { ShopFrame } from './parts/frame.tsx'
import { Front } from './parts/front.tsx'
import { sampleGoods } from './parts/sample-goods.ts'
import type { Shop } from './parts/view.ts'

/* On the portal: the shop of an order that is being written, drawn by the very parts the finished shop is made of. */

export const handle = { js: false }
export const headers = privateHeaders

type Look = { businessName: string; slug: string; view: Shop | null }

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const token = app.url.searchParams.get('draft') ?? ''
  if (!/^[A-Za-z0-9_-]{20,64}$/.test(token)) throw data(null, { status: 404 })
  const { businessName, slug, view } = await read(app.call<Look>('platform.readDraftLook', { token }))
  if (!view) throw data(null, { status: 404 })
  return { token, businessName, slug, shop: view, view: sampleGoods(app.locale), now: new Date().toISOString() }
}

export function meta(args: MetaArgs<typeof loader>) {
  const title = pageMeta(args, m.order_preview)
  if (!args.loaderData) return title
  const href = `/drafts/${args.loaderData.token}/brand.css`
  return [...title, { tagName: 'link', rel: 'stylesheet', href }]
}

export default function Sample() {
  const { token, businessName, slug, shop, view, now } = useLoaderData<typeof loader>()
  return (
    <AsSiteOf tenant={{ name: businessName, slug }}>
      <MarkAddress value={`/drafts/${token}/mark`}>
        {/* A picture of a shop: nothing in it leads anywhere yet. */}
        <div inert data-trade="store">
          <ShopFrame shop={shop}>
            <Front shop={shop} view={view} now={now} />
          </ShopFrame>
        </div>
      </MarkAddress>
    </AsSiteOf>
  )
}
