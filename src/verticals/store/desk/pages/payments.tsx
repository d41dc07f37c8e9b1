import type { ReactNode } from 'react'
import { Link, redirect, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Wallet } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { listOrderPayments, listViews } from '../operations.ts'
import { Filters } from '#web/ui/filters.tsx'
import { Downloads } from './parts/downloads.tsx'
import { keptView, mayHere, readList, wishOf } from './parts/listed.ts'
import { PaymentList } from './parts/payment-list.tsx'
import { statesOf } from './parts/state.tsx'
import { MoneyTabs } from './parts/money-tabs.tsx'
import { Views } from './parts/views.tsx'

export const handle = deskHandle

type Sums = OutputOf<typeof listOrderPayments>['sums']
const PATH = '/admin/payments'

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['state', 'from', 'to', 'q', 'cursor'])
  // Views are kept by those who may read orders.
  const [page, views] = await Promise.all([
    readList(app.call<typeof listOrderPayments>('store.listOrderPayments', values), PATH),
    mayHere(app, 'store.orders.read')
      ? read(app.call<typeof listViews>('store.listViews', { list: 'payments' }))
      : { items: [] },
  ])
  return { ...page, values, saved: views.items }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  await read(keptView(app, await args.request.formData(), 'payments'))
  return redirect(`${PATH}${app.url.search}`, 303)
}

export default function Payments() {
  const { items, next, sums, values, saved } = useLoaderData<typeof loader>()
  const say = useSay()
  const states = statesOf('charge').map(([state, word]) => [state, say(word)] as const)
  return (
    <DeskFrame title={say(m.payments_title)} action={items.length > 0 && <Downloads path={PATH} values={values} />}>
      <MoneyTabs />
      <Views path={PATH} values={values} ready={READY} saved={saved} />
      <Filters
        path={PATH}
        values={values}
        hint={say(m.sell_desk_payments_hint)}
        choices={[{ name: 'state', label: say(m.orders_status), options: [['', say(m.filter_all)], ...states] }]}
        days
      />
      <Summed sums={sums} />
      {items.length > 0 ? (
        <PaymentList payments={items} />
      ) : (
        <div className="card-box">
          <Empty icon={Wallet} title={say(m.payments_empty)}>
            <p>{say(m.payments_empty_text)}</p>
            {Object.keys(values).length > 0 && (
              <Link to={PATH} className="btn btn-quiet mt-5">
                {say(m.orders_clear)}
              </Link>
            )}
          </Empty>
        </div>
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}

const READY = [
  ['', m.view_all],
  ['state=paid', m.sell_desk_charge_paid],
  ['state=pending', m.sell_desk_charge_pending],
  ['state=failed', m.sell_desk_charge_failed],
] as const

/** What the filtered list comes to. */
function Summed({ sums }: { sums: Sums }) {
  const say = useSay()
  return (
    <dl className="card-box divide-line [&_dt]:text-muted mb-4 grid grid-cols-2 lg:grid-cols-4 lg:divide-x [&_dt]:text-xs [&_dt]:font-semibold">
      <Sum label={m.payments_received} note={say(m.payments_count, { count: sums.paid })}>
        <Money idr={sums.capturedIdr} />
      </Sum>
      <Sum label={m.payments_net} note={say(m.payments_after_fee, { amount: formatRupiah(sums.feeIdr) })}>
        <Money idr={sums.capturedIdr - sums.feeIdr} />
      </Sum>
      <Sum label={m.sell_desk_charge_pending} note={say(m.payments_count, { count: sums.pending })}>
        <Money idr={sums.pendingIdr} />
      </Sum>
      <Sum label={m.sell_desk_charge_failed} note={say(m.payments_failed_note)}>
        <span className="num">{sums.failed}</span>
      </Sum>
    </dl>
  )
}

function Sum({ label, note, children }: { label: Message; note: string; children: ReactNode }) {
  return (
    <div className="min-w-0 px-4 py-3">
      <dt>{useSay()(label)}</dt>
      <dd className="text-lg leading-snug font-bold tracking-tight">{children}</dd>
      <dd className="num text-muted text-xs">{note}</dd>
    </div>
  )
}
