import { Link, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read, refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Filters } from '#web/ui/filters.tsx'
import { Ban, Check } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay, type Message } from '#web/words.ts'
import { Act } from '../../desk/pages/parts/act.tsx'
import { readList, wishOf } from '../../desk/pages/parts/listed.ts'
import { useRefresh } from '../../goods/pages/parts/use-refresh.ts'
import type { listSettlementLines, readSettlement } from '../operations.ts'
import { Became } from './settlements.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const id = args.params['id'] ?? ''
  const values = wishOf(args.request, ['result', 'open', 'cursor'])
  const path = `/admin/settlements/${id}`
  // One after the other: lines of a settlement that is not there would lead here again.
  const settlement = await read(app.call<typeof readSettlement>('store.readSettlement', { id }))
  const lines = await readList(
    app.call<typeof listSettlementLines>('store.listSettlementLines', { id, ...values }),
    path,
  )
  return { settlement, ...lines, values, path, key: crypto.randomUUID() }
}

type Answer = { id: string; intent: string; refusal: Refusal | null }

export async function action(args: ActionFunctionArgs): Promise<Answer> {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const [id, intent] = [text(form, 'id'), text(form, 'intent')]
  try {
    const input = { id, resolution: intent, reason: text(form, 'reason') }
    await app.call('store.resolveSettlementLine', input, { idempotencyKey: text(form, 'key') })
    return { id, intent, refusal: null }
  } catch (error) {
    return { id, intent, refusal: refusalOf(error, app.locale) }
  }
}

const results = {
  waiting: m.books_result_waiting,
  matched: m.books_result_matched,
  fee_differs: m.books_result_fee_differs,
  amount_differs: m.books_result_amount_differs,
  missing_with_us: m.books_result_missing_with_us,
  missing_at_gateway: m.books_result_missing_at_gateway,
  duplicate: m.books_result_duplicate,
  not_a_payment: m.books_result_not_a_payment,
} satisfies Record<Line['result'], Message>
const resolutions = {
  accepted: m.books_resolution_accepted,
  dismissed: m.books_resolution_dismissed,
  found: m.books_resolution_found,
} satisfies Record<NonNullable<Line['resolution']>, Message>

export default function SettlementPage() {
  const { settlement, items, nextCursor, values, path } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  useRefresh(settlement.status === 'matching')
  const options = [['', say(m.filter_all)], ...Object.entries(results).map(([code, word]) => [code, say(word)])] as [
    string,
    string,
  ][]
  return (
    <DeskFrame
      title={settlement.name}
      crumbs={[
        { to: '/admin/closing', label: say(m.books_title) },
        { to: '/admin/settlements', label: say(m.books_tab_settlements) },
      ]}
    >
      <Summary />
      {answer && !answer.refusal && (
        <div className="mb-4">
          <Notice tone="success">{say(m.books_resolved)}</Notice>
        </div>
      )}
      <Filters
        path={path}
        values={values}
        choices={[
          { name: 'result', label: say(m.books_state), options },
          {
            name: 'open',
            label: say(m.books_lines_show),
            options: [
              ['', say(m.filter_all)],
              ['yes', say(m.books_lines_open)],
            ],
          },
        ]}
      />
      <div className="card-box">
        {items.length === 0 ? (
          <p className="text-muted px-4 py-6 text-[0.9375rem]">{say(m.books_lines_none)}</p>
        ) : (
          <ul className="divide-line divide-y">
            {items.map((one) => (
              <LineRow key={one.id} one={one} own={answer?.id === one.id ? answer : null} />
            ))}
          </ul>
        )}
      </div>
      <Paging next={nextCursor} />
    </DeskFrame>
  )
}

function Summary() {
  const { settlement, path } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <section className="card-box mb-4 p-4 sm:p-5" aria-live="polite">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <p className="text-muted text-sm">
            <When at={settlement.createdAt} />
          </p>
          <p className="text-xl font-extrabold tracking-tight">
            <Money idr={settlement.settledIdr} />
          </p>
          <p className="text-muted text-sm">{say(m.books_settle_settled)}</p>
        </div>
        <Became one={settlement} />
      </div>
      {settlement.status === 'matching' && (
        <div className="mt-3">
          <p className="num text-muted mb-1 text-sm">
            {say(m.books_settle_progress, { seen: settlement.seen, total: settlement.lines })}
          </p>
          <progress
            className="bar"
            max={settlement.lines}
            value={settlement.seen}
            aria-label={say(m.books_settle_matching)}
          />
        </div>
      )}
      <ul className="mt-3 grid gap-x-6 sm:grid-cols-2 xl:grid-cols-4">
        {settlement.counts.map(({ result, lines, amountIdr }) => (
          <li key={result}>
            <Link
              to={`${path}?result=${result}`}
              className="hit w-full justify-between gap-3 text-[0.9375rem] hover:underline"
            >
              <span>
                {say(results[result])} <span className="num font-semibold">{lines}</span>
              </span>
              <Money idr={amountIdr} className="text-muted text-sm" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Line = AnswerOf<typeof listSettlementLines>['items'][number]

function LineRow({ one, own }: { one: Line; own: Answer | null }) {
  const { key } = useLoaderData<typeof loader>()
  const say = useSay()
  const open = one.result !== 'matched' && one.result !== 'waiting' && !one.resolution
  const act = (intent: 'accepted' | 'dismissed') => ({
    intent,
    idempotencyKey: `${key}-${one.id.slice(-12)}-${intent}`,
    about: { id: one.id },
    refusal: own?.intent === intent ? own.refusal : null,
  })
  return (
    <li className="px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <div className="min-w-0 grow basis-64">
          <p className="num font-semibold break-all">{one.reference || one.paymentId}</p>
          <p className="text-muted text-sm">
            {[say(results[one.result]), one.place !== null && say(m.books_line, { place: one.place })]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {one.resolution && (
            <p className="text-sm break-words">
              <span className="font-semibold">{say(resolutions[one.resolution])}</span> {one.reason}
            </p>
          )}
        </div>
        <dl className="grid grid-cols-[auto_auto] gap-x-4 text-right text-sm">
          <Figures
            label={m.books_line_gateway}
            of={one.result === 'missing_at_gateway' ? null : one.amountIdr}
            fee={one.feeIdr}
          />
          <Figures label={m.books_line_ours} of={one.ourAmountIdr} fee={one.ourFeeIdr} />
        </dl>
      </div>
      {open && (
        <div className="bg-base-200/60 rounded-field mt-2 max-w-xl px-4 py-1">
          {one.acceptable && (
            <Act {...act('accepted')} icon={Check} title={say(m.books_accept)} help={say(m.books_accept_help)} />
          )}
          <Act {...act('dismissed')} icon={Ban} title={say(m.books_dismiss)} help={say(m.books_dismiss_help)} />
        </div>
      )}
    </li>
  )
}

function Figures({ label, of, fee }: { label: Message; of: number | null; fee: number | null }) {
  const say = useSay()
  return (
    <>
      <dt className="text-muted">{say(label)}</dt>
      <dd className="num">
        {of === null ? say(m.books_line_nothing) : formatRupiah(of)}
        {of !== null && fee !== null && (
          <span className="text-muted block text-xs">{say(m.books_line_fee, { amount: formatRupiah(fee) })}</span>
        )}
      </dd>
    </>
  )
}
