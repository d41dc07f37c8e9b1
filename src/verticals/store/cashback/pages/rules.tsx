import { useState } from 'react'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formatShort } from '#web/ui/format.ts'
import { CheckCircle2, Clock3, Plus, PowerOff, Wallet } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listAllCategories } from '../../catalogue/edit-operations.ts'
import { act } from '../../goods/pages/parts/act.ts'
import { DataList } from '../../goods/pages/parts/list.tsx'
import type { listVariants } from '../../goods/operations.ts'
import { ResellerTabs } from '../../resellers/pages/admin-resellers.tsx'
import { percentOf } from '../../resellers/rules.ts'
import type { listCashbackRules } from '../operations.ts'
import { type Rule, RuleDialog } from './parts/rule-dialog.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const list = await read(app.call<typeof listCashbackRules>('store.listCashbackRules', {}))
  const may = app.actor.kind === 'person' && app.actor.permissions.has('store.catalogue.manage')
  const productIds = [...new Set(list.items.flatMap((rule) => rule.productIds))].slice(0, 200)
  // Whoever manages resellers alone makes rules for everything, and sees of others how many they are for.
  const [categories, products] = await Promise.all([
    may ? read(app.call<typeof listAllCategories>('store.listAllCategories', {})) : { items: [] },
    may && productIds.length > 0
      ? read(app.call<typeof listVariants>('store.listVariants', { productIds, limit: 200 }))
      : { items: [] },
  ])
  return {
    ...list,
    may,
    now: new Date().toISOString(),
    categories: categories.items.map(({ id, name }) => ({ id, name })),
    names: Object.fromEntries(products.items.map(({ productId, productName }) => [productId, productName])),
  }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, {
    create: 'store.createCashbackRule',
    update: 'store.updateCashbackRule',
    delete: 'store.deleteCashbackRule',
  })
}

export default function CashbackRules() {
  const { items, paidIdr, categories, names, may } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  const [open, setOpen] = useState<Rule | 'new' | null>(null)
  return (
    <DeskFrame
      title={say(m.resell_cashback)}
      action={
        <button type="button" onClick={() => setOpen('new')} className="btn btn-primary min-h-11">
          <Plus className="size-4.5" aria-hidden="true" />
          {say(m.resell_cashback_new)}
        </button>
      }
    >
      <ResellerTabs />
      <p className="text-muted mb-5 max-w-2xl text-[0.9375rem]">{say(m.resell_cashback_lead)}</p>
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Wallet} title={say(m.resell_cashback_none)}>
            <p>{say(m.resell_cashback_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <>
          <p className="mb-3 text-sm">
            {say(m.resell_cashback_paid)}: <Money idr={paidIdr} className="font-bold" />
          </p>
          <DataList
            items={items}
            keyOf={({ id }) => id}
            title={{
              head: say(m.resell_cashback_name),
              render: (rule) => (
                <button
                  type="button"
                  onClick={() => setOpen(rule)}
                  className="hit link-quiet cursor-pointer text-left font-bold break-words"
                >
                  {rule.name}
                </button>
              ),
            }}
            columns={[
              { head: say(m.resell_cashback_kind), render: (rule) => <Amount {...rule} />, num: true },
              { head: say(m.resell_cashback_scope), render: (rule) => <For {...rule} /> },
              {
                head: say(m.resell_cashback_most),
                render: ({ mostOrderIdr }) => (mostOrderIdr ? <Money idr={mostOrderIdr} /> : '–'),
                num: true,
              },
              {
                head: say(m.sell_goods_ends_at),
                render: ({ endsAt }) => (
                  <span className="num">{endsAt ? formatShort(endsAt, locale) : say(m.sell_goods_no_end)}</span>
                ),
              },
            ]}
            aside={{ head: say(m.sell_goods_status), render: (rule) => <State {...rule} /> }}
          />
        </>
      )}
      {open && (
        <RuleDialog
          rule={open === 'new' ? null : open}
          {...{ categories, names, scoped: may }}
          onClose={() => setOpen(null)}
        />
      )}
    </DeskFrame>
  )
}

function Amount({ kind, value }: Rule) {
  const say = useSay()
  if (kind === 'fixed') return say(m.resell_cashback_per_unit, { amount: formatRupiah(value) })
  return say(m.resell_cashback_of_margin, { percent: percentOf(value) })
}

function For({ productIds, categoryIds }: Rule) {
  const say = useSay()
  if (productIds.length + categoryIds.length === 0) return say(m.resell_cashback_all)
  return say(m.resell_cashback_some, { products: productIds.length, categories: categoryIds.length })
}

function State({ active, startsAt, endsAt }: Rule) {
  const say = useSay()
  const { now } = useLoaderData<typeof loader>()
  if (!active) return <Pill tone="neutral" icon={PowerOff} label={say(m.sell_goods_coupon_off)} small />
  if (endsAt && endsAt < now) return <Pill tone="neutral" icon={Clock3} label={say(m.sell_goods_coupon_over)} small />
  if (startsAt && startsAt > now) return <Pill tone="info" icon={Clock3} label={say(m.sell_goods_flash_coming)} small />
  return <Pill tone="success" icon={CheckCircle2} label={say(m.resell_cashback_running)} small />
}
