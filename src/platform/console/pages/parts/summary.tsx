import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { ExternalLink, Eye, Mail, WhatsApp } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { useSay, type Message } from '#web/words.ts'
import { schemes } from '../../../portal/pages/parts/tracked.ts'
import type { InspectedOrder } from './listed.ts'

/** Who ordered what: everything that was filled in, and the ways to reach both. */
export function OrderSummary({ order }: { order: InspectedOrder }) {
  const say = useSay()
  return (
    <section className="card-box p-5">
      <dl className="grid gap-x-8 gap-y-4 text-[0.9375rem] sm:grid-cols-2 [&_dt]:text-muted [&_dt]:text-xs [&_dt]:font-semibold">
        <SiteFacts order={order} />
        <OwnerFacts order={order} />
        <div>
          <dt>{say(m.track_package)}</dt>
          <dd className="font-semibold">
            {order.package.name}, <Money idr={order.totalIdr} />
          </dd>
          <dd className="text-sm">
            {say(schemes[order.scheme]!)}
            {order.scheme === 'dp' && order.dpPercent !== null && <span className="num"> ({order.dpPercent}%)</span>}
          </dd>
          <dd className="num text-muted text-sm">
            {say(m.dossier_paid_so_far)} <Money idr={order.paidIdr} />
          </dd>
        </div>
        <BrandFacts order={order} />
        <div>
          <dt>{say(m.orders_number)}</dt>
          <dd className="num font-semibold">{order.number}</dd>
          <dd>
            <Way href={`/orders/${order.token}`}>{say(m.order_open_status)}</Way>
          </dd>
        </div>
        <div className="text-sm">
          <Line label={m.track_ordered_at} at={order.createdAt} />
          <Line label={m.orders_updated} at={order.updatedAt} />
          <dt className="mt-1">{say(m.dossier_consent)}</dt>
          <dd className="text-muted">
            <When at={order.consent.at} /> · {say(m.dossier_consent_version, { version: order.consent.version })}
          </dd>
        </div>
      </dl>
    </section>
  )
}

function SiteFacts({ order }: { order: InspectedOrder }) {
  const say = useSay()
  const wish = order.wishedDomain
  const states = { free: m.domain_free, taken: m.domain_taken, unknown: m.domain_unknown }
  return (
    <div>
      <dt>{say(m.track_site)}</dt>
      <dd className="font-semibold break-all">
        <Way href={order.siteUrl}>{order.siteUrl.replace(/^https?:\/\//, '').replace(/\/$/, '')}</Way>
      </dd>
      {order.previewUrl && (
        <dd>
          <a href={order.previewUrl} target="_blank" rel="noopener" className="hit link-quiet gap-2 text-sm">
            <Eye className="size-4 shrink-0" aria-hidden="true" />
            {say(m.track_open_preview)}
          </a>
        </dd>
      )}
      <dt className="mt-2">{say(m.dossier_wish)}</dt>
      <dd className="break-all">
        {wish ? (
          <>
            <span className="font-semibold">{wish.name}</span>{' '}
            <span className="text-muted text-sm">({say(states[wish.state ?? 'unknown'])})</span>
          </>
        ) : (
          <span className="text-muted">{say(m.dossier_wish_none)}</span>
        )}
      </dd>
    </div>
  )
}

function OwnerFacts({ order: { owner, locale } }: { order: InspectedOrder }) {
  const say = useSay()
  return (
    <div>
      <dt>{say(m.order_contact)}</dt>
      <dd className="font-semibold break-words">{owner.name}</dd>
      <dd className="text-muted text-sm break-words">{owner.address}</dd>
      <dd>
        <a
          href={`https://wa.me/${owner.whatsapp.replace(/\D/g, '')}`}
          target="_blank"
          rel="noopener"
          className="hit link-quiet num gap-2"
        >
          <WhatsApp className="size-4 shrink-0" />
          {owner.whatsapp}
        </a>
      </dd>
      <dd>
        <a href={`mailto:${owner.email}`} className="hit link-quiet gap-2 break-all">
          <Mail className="size-4 shrink-0" aria-hidden="true" />
          {owner.email}
        </a>
      </dd>
      <dd className="text-muted text-sm">{say(locale === 'id' ? m.dossier_language_id : m.dossier_language_en)}</dd>
    </div>
  )
}

function BrandFacts({ order: { brand, tagline, logoId, businessName } }: { order: InspectedOrder }) {
  const say = useSay()
  return (
    <div>
      <dt>{say(m.dossier_brand)}</dt>
      <dd className="mt-1 flex flex-wrap items-center gap-3">
        {logoId && (
          <img
            src={`/media/${logoId}/192.webp`}
            alt={say(m.dossier_logo_of, { name: businessName })}
            className="border-line max-h-16 max-w-40 rounded-md border bg-white object-contain p-1"
          />
        )}
        {[brand.primary, brand.accent].map((colour) => (
          <span key={colour} className="num inline-flex items-center gap-1.5 text-sm">
            <svg viewBox="0 0 10 10" className="size-6" aria-hidden="true">
              <rect width="10" height="10" rx="2" fill={colour} />
            </svg>
            {colour}
          </span>
        ))}
      </dd>
      {tagline && <dd className="mt-1 text-sm break-words">“{tagline}”</dd>}
    </div>
  )
}

function Way({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener" className="hit link-quiet gap-2">
      {children}
      <ExternalLink className="size-4 shrink-0" aria-hidden="true" />
    </a>
  )
}

function Line({ label, at }: { label: Message; at: string }) {
  return (
    <>
      <dt className="mt-1 first:mt-0">{useSay()(label)}</dt>
      <dd>
        <When at={at} />
      </dd>
    </>
  )
}
