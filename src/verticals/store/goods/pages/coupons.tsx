import { useState } from 'react'
import { Form, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formatShort } from '#web/ui/format.ts'
import { BadgePercent, CheckCircle2, Clock3, Plus, PowerOff, Search } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listAllCategories } from '../../catalogue/edit-operations.ts'
import type { listCoupons } from '../../pricing/operations.ts'
import type { listVariants } from '../operations.ts'
import { act } from './parts/act.ts'
import { type Coupon, CouponDialog } from './parts/coupon-dialog.tsx'
import { DataList } from './parts/list.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const search = app.url.searchParams
  const [q, active] = [(search.get('q') ?? '').trim(), search.get('active') ?? '']
  const input = {
    ...(q ? { q } : {}),
    ...(active === 'yes' || active === 'no' ? { active } : {}),
    ...cursorOf(args.request),
  }
  const [page, categories] = await Promise.all([
    read(app.call<typeof listCoupons>('store.listCoupons', input)),
    read(app.call<typeof listAllCategories>('store.listAllCategories', {})),
  ])
  const productIds = [...new Set(page.items.flatMap((coupon) => coupon.productIds))].slice(0, 200)
  const products = productIds.length
    ? await read(app.call<typeof listVariants>('store.listVariants', { productIds, limit: 200 }))
    : { items: [] }
  return {
    ...page,
    q,
    active,
    now: new Date().toISOString(),
    categories: categories.items.map(({ id, name }) => ({ id, name })),
    names: Object.fromEntries(products.items.map(({ productId, productName }) => [productId, productName])),
  }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { create: 'store.createCoupon', update: 'store.updateCoupon', delete: 'store.deleteCoupon' })
}

export default function Coupons() {
  const { items, nextCursor, q, active, categories, names } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  const [open, setOpen] = useState<Coupon | 'new' | null>(null)
  const narrowed = q !== '' || active !== ''
  return (
    <DeskFrame
      title={say(m.sell_goods_coupons)}
      action={
        <button type="button" onClick={() => setOpen('new')} className="btn btn-primary min-h-11">
          <Plus className="size-4.5" aria-hidden="true" />
          {say(m.sell_goods_coupon_new)}
        </button>
      }
    >
      {(items.length > 0 || narrowed) && (
        <Form method="get" key={q + active} className="mb-5 grid gap-3 sm:grid-cols-[1fr_12rem_auto]">
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={40}
            aria-label={say(m.sell_goods_coupon_code)}
            placeholder={say(m.sell_goods_coupon_code)}
            className="field-input"
          />
          <select name="active" defaultValue={active} aria-label={say(m.sell_goods_status)} className="field-input">
            <option value="">{say(m.sell_goods_all)}</option>
            <option value="yes">{say(m.sell_goods_coupon_on)}</option>
            <option value="no">{say(m.sell_goods_coupon_off)}</option>
          </select>
          <button type="submit" className="btn btn-quiet min-h-11">
            <Search className="size-4.5" aria-hidden="true" />
            {say(m.sell_goods_filter)}
          </button>
        </Form>
      )}
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={BadgePercent} title={say(narrowed ? m.sell_goods_none : m.sell_goods_coupons_none)}>
            <p>{say(narrowed ? m.sell_goods_none_text : m.sell_goods_coupons_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <DataList
          items={items}
          keyOf={({ id }) => id}
          title={{
            head: say(m.sell_goods_coupon_code),
            render: (coupon) => (
              <button
                type="button"
                onClick={() => setOpen(coupon)}
                className="hit link-quiet num cursor-pointer font-mono text-base font-bold"
              >
                {coupon.code}
              </button>
            ),
          }}
          columns={[
            { head: say(m.sell_goods_coupon_off_by), render: (coupon) => <Discount {...coupon} /> },
            { head: say(m.points_coupon_for), render: (coupon) => <Whom {...coupon} /> },
            {
              head: say(m.sell_goods_coupon_min),
              render: ({ minSpendIdr }) => (minSpendIdr ? <Money idr={minSpendIdr} /> : '–'),
              num: true,
            },
            {
              head: say(m.sell_goods_coupon_used),
              render: ({ used, totalLimit }) => (totalLimit ? `${used} / ${totalLimit}` : used),
              num: true,
            },
            {
              head: say(m.sell_goods_ends_at),
              render: ({ endsAt }) => (
                <span className="num">{endsAt ? formatShort(endsAt, locale) : say(m.sell_goods_no_end)}</span>
              ),
            },
          ]}
          aside={{ head: say(m.sell_goods_status), render: (coupon) => <CouponState {...coupon} /> }}
        />
      )}
      <Paging next={nextCursor} />
      {open && (
        <CouponDialog
          coupon={open === 'new' ? null : open}
          categories={categories}
          names={names}
          onClose={() => setOpen(null)}
        />
      )}
    </DeskFrame>
  )
}

function Whom({ membersOnly, firstOrderOnly }: Coupon) {
  const say = useSay()
  const words = [
    ...(membersOnly ? [say(m.points_coupon_for_members)] : []),
    ...(firstOrderOnly ? [say(m.points_coupon_for_first)] : []),
  ]
  return words.length > 0 ? words.join(', ') : say(m.points_coupon_for_all)
}

function Discount({ kind, value, maxDiscountIdr }: Coupon) {
  const say = useSay()
  if (kind === 'fixed') return <Money idr={value} />
  return (
    <span className="num">
      {value}%{maxDiscountIdr ? ` · ${say(m.sell_goods_coupon_most, { amount: formatRupiah(maxDiscountIdr) })}` : ''}
    </span>
  )
}

function CouponState({ active, startsAt, endsAt, used, totalLimit }: Coupon) {
  const say = useSay()
  const { now } = useLoaderData<typeof loader>()
  if (!active) return <Pill tone="neutral" icon={PowerOff} label={say(m.sell_goods_coupon_off)} small />
  if (endsAt && endsAt < now) return <Pill tone="neutral" icon={Clock3} label={say(m.sell_goods_coupon_over)} small />
  if (startsAt && startsAt > now) return <Pill tone="info" icon={Clock3} label={say(m.sell_goods_flash_coming)} small />
  if (totalLimit !== null && used >= totalLimit)
    return <Pill tone="warning" icon={Clock3} label={say(m.sell_goods_coupon_spent)} small />
  return <Pill tone="success" icon={CheckCircle2} label={say(m.sell_goods_coupon_on)} small />
}
