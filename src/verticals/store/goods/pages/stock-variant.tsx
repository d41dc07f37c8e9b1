import { useState } from 'react'
import { Link, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Plus, Upload } from '#web/ui/icons.ts'
import { cursorOf } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { listAccounts, listBatches, listStockEvents, listUnits } from '../../inventory/operations.ts'
import type { readVariant } from '../operations.ts'
import { Accounts } from './parts/accounts.tsx'
import { act } from './parts/act.ts'
import { BatchList } from './parts/batch-list.tsx'
import { DaysLeft } from './parts/days-left.tsx'
import { Part } from './parts/list.tsx'
import { StockEvents } from './parts/stock-events.tsx'
import { AddUnit } from './parts/unit-acts.tsx'
import { Units } from './parts/units.tsx'

export const handle = deskHandle

const STATES = new Set(['available', 'held', 'sold', 'quarantined', 'void'])

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const id = args.params.id!
  const status = app.url.searchParams.get('status') ?? ''
  const of = { variantId: id }
  const only = STATES.has(status) ? { status } : {}
  const variant = await read(app.call<typeof readVariant>('store.readVariant', { id }))
  const [units, batches, accounts, events] = await Promise.all([
    read(app.call<typeof listUnits>('store.listUnits', { ...of, ...only, ...cursorOf(args.request) })),
    read(app.call<typeof listBatches>('store.listBatches', of)),
    variant.kind === 'shared' ? read(app.call<typeof listAccounts>('store.listAccounts', of)) : null,
    read(app.call<typeof listStockEvents>('store.listStockEvents', of)),
  ])
  const manages = app.actor.kind === 'person' && app.actor.permissions.has('store.inventory.manage')
  return { variant, units, status, batches, accounts, events, manages }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, {
    add: 'store.addUnit',
    void: 'store.voidUnits',
    move: 'store.moveUnits',
    account: 'store.createAccount',
    secret: 'store.changeAccountSecret',
    retire: 'store.retireAccount',
  })
}

export default function VariantStock() {
  const { variant, units, status, batches, accounts, events, manages } = useLoaderData<typeof loader>()
  const say = useSay()
  const [adding, setAdding] = useState(false)
  const shared = variant.kind === 'shared'
  const action = manages && !shared && !variant.bundle && variant.kind === 'stock' && (
    <div className="flex flex-wrap gap-2">
      <button type="button" onClick={() => setAdding(true)} className="btn btn-quiet min-h-11">
        <Plus className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_unit_add)}
      </button>
      <Link to={`/admin/stock/${variant.id}/import`} className="btn btn-primary min-h-11">
        <Upload className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_import)}
      </Link>
    </div>
  )
  return (
    <DeskFrame
      title={`${variant.productName} · ${variant.name}`}
      crumbs={[
        { to: '/admin/stock', label: say(m.sell_goods_stock_title) },
        { to: `/admin/products/${variant.productId}`, label: variant.productName },
      ]}
      action={action}
    >
      <Figures {...variant} />
      {accounts && (
        <Part title={say(m.sell_goods_accounts)} help={say(m.sell_goods_accounts_help)}>
          <Accounts items={accounts.items} variantId={variant.id} manages={manages} />
        </Part>
      )}
      {!shared && (
        <Part title={say(m.sell_goods_batches)} help={say(m.sell_goods_batches_help)}>
          <BatchList items={batches.items} />
        </Part>
      )}
      <Units {...units} status={status} variant={variant} manages={manages} />
      <Part title={say(m.sell_goods_history)} help={say(m.sell_goods_history_help)}>
        <StockEvents items={events.items} />
      </Part>
      {adding && <AddUnit variantId={variant.id} onClose={() => setAdding(false)} />}
    </DeskFrame>
  )
}

type Variant = ReturnType<typeof useLoaderData<typeof loader>>['variant']

function Figures(variant: Variant) {
  const say = useSay()
  const { available, held, sold, quarantined, sold7Days, daysLeft, lowStockAt } = variant
  const figures = [
    [m.sell_goods_unit_available, available],
    [m.sell_goods_unit_held, held],
    [m.sell_goods_unit_sold, sold],
    [m.sell_goods_unit_quarantined, quarantined],
  ] as const
  return (
    <section className="card-box mb-8 p-5" aria-label={say(m.sell_goods_stock_title)}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
        {figures.map(([label, count]) => (
          <div key={say(label)}>
            <dt className="text-muted text-sm">{say(label)}</dt>
            <dd className="num text-2xl font-bold">{count}</dd>
          </div>
        ))}
      </dl>
      <div className="border-line mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-t pt-4 text-sm">
        <DaysLeft available={available} daysLeft={daysLeft} low={available <= lowStockAt} />
        <span className="text-muted">{say(m.sell_goods_pace, { count: sold7Days, low: lowStockAt })}</span>
      </div>
    </section>
  )
}
