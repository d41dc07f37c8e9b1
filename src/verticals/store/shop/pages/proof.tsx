import { useLoaderData, type LoaderFunctionArgs, type MetaArgs } from 'react-router'
import type { z } from 'zod'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { BadgeCheck, ShieldCheck } from '#web/ui/icons.ts'
import { SiteMark } from '#web/ui/mark.tsx'
import { When } from '#web/ui/money.tsx'
import { sayIn, useSay } from '#web/words.ts'
import type { ProofView } from '../../orders/schemas.ts'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { shopOf } from '../../site/pages/parts/shop.ts'
import { unknown } from './invoice.tsx'
import { OrderPill } from './parts/order-pill.tsx'

export const handle = { js: false }
export const headers = privateHeaders

export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const [shop, proof] = await Promise.all([
    shopOf(app),
    read(app.call<z.output<typeof ProofView>>('store.readProof', { token: params.token ?? '' })).catch(unknown),
  ])
  return { shop, proof }
}

export function meta({ loaderData, matches }: MetaArgs<typeof loader>) {
  const root = matches.find((match) => match?.id === 'root')?.loaderData as
    | { locale: 'id' | 'en'; tenant: { name: string } }
    | undefined
  if (!loaderData || !root) return []
  const title = sayIn(root.locale)(m.shop_proof_title)
  return [{ title: `${title} · ${root.tenant.name}` }, { name: 'robots', content: 'noindex' }]
}

export default function Proof() {
  const { shop, proof } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <ShopFrame shop={shop}>
      <div className="wrap max-w-xl pt-8 sm:pt-12">
        <article className="glass stage p-6 sm:p-9">
          <div className="flex items-center gap-3">
            <SiteMark className="size-10 shrink-0" />
            <p className="min-w-0 leading-tight font-extrabold break-words">{proof.shopName}</p>
            <BadgeCheck className="text-accent-ink ml-auto size-8 shrink-0" aria-hidden="true" />
          </div>
          <h1 className="mt-6 text-2xl sm:text-3xl">{say(m.shop_proof_title)}</h1>
          <div className="mt-3">
            <OrderPill status={proof.status} />
          </div>
          <dl className="mt-6 grid grid-cols-2 gap-x-6 gap-y-4 [&_dd]:font-semibold [&_dt]:text-sm [&_dt]:text-muted">
            <div>
              <dt>{say(m.shop_proof_number)}</dt>
              <dd className="num break-all">{proof.number}</dd>
            </div>
            <div>
              <dt>{say(m.shop_proof_buyer)}</dt>
              <dd className="break-words">{proof.buyer}</dd>
            </div>
            {proof.paidAt && (
              <div>
                <dt>{say(m.shop_proof_paid)}</dt>
                <dd>
                  <When at={proof.paidAt} />
                </dd>
              </div>
            )}
            {proof.deliveredAt && (
              <div>
                <dt>{say(m.shop_proof_delivered)}</dt>
                <dd>
                  <When at={proof.deliveredAt} />
                </dd>
              </div>
            )}
          </dl>
          <ul className="divide-line border-line mt-6 divide-y border-y">
            {proof.items.map(({ productName, variantName, quantity }) => (
              <li key={productName + variantName} className="py-3">
                <p className="font-semibold break-words">{productName}</p>
                <p className="num text-muted text-sm">
                  {variantName}
                  {quantity > 1 && ` × ${quantity}`}
                </p>
              </li>
            ))}
          </ul>
          <p className="mt-4 flex items-baseline justify-between">
            <span className="font-bold">{say(m.shop_total)}</span>
            <span className="num text-xl font-extrabold">{formatRupiah(proof.totalIdr)}</span>
          </p>
        </article>
        <p className="text-muted mt-5 flex gap-2.5 text-sm">
          <ShieldCheck className="mt-0.5 size-4.5 shrink-0" aria-hidden="true" />
          {say(m.shop_proof_note)}
        </p>
      </div>
    </ShopFrame>
  )
}
