import { useState } from 'react'
import { Form, Link, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formatShort } from '#web/ui/format.ts'
import { LifeBuoy, Search, TriangleAlert } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listClaims } from '../../warranty/operations.ts'
import { act } from './parts/act.ts'
import { ClaimDialog, type ClaimAct } from './parts/claim-dialog.tsx'
import { State } from './parts/state.tsx'
import { claimLooks } from './parts/words.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const search = app.url.searchParams
  const q = (search.get('q') ?? '').trim()
  const status = search.get('status') ?? 'open'
  const input = { ...(q ? { q } : {}), ...(status && status !== 'all' ? { status } : {}), ...cursorOf(args.request) }
  const page = await read(app.call<typeof listClaims>('store.listClaims', input))
  const may = (code: string) => app.actor.kind === 'person' && app.actor.permissions.has(code)
  return { ...page, q, status, decides: may('store.orders.manage'), credits: may('store.money.manage') }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { answer: 'store.answerClaim', credit: 'store.creditClaim' })
}

export type Claim = AnswerOf<typeof listClaims>['items'][number]

export default function Warranty() {
  const { items, open, nextCursor, q, status, decides, credits } = useLoaderData<typeof loader>()
  const say = useSay()
  const [answering, setAnswering] = useState<{ claim: Claim; act: ClaimAct } | null>(null)
  const [told, setTold] = useState('')
  return (
    <DeskFrame title={say(m.sell_goods_warranty_title)}>
      <p className="text-muted num -mt-3 mb-5">
        {open === 0 ? say(m.sell_goods_claims_clear) : say(m.sell_goods_claims_open, { count: open })}
      </p>
      {told && (
        <div className="mb-4">
          <Notice tone="success">{told}</Notice>
        </div>
      )}
      <Form method="get" key={q + status} className="mb-5 grid gap-3 sm:grid-cols-[1fr_12rem_auto]">
        <input
          type="search"
          name="q"
          defaultValue={q}
          maxLength={80}
          aria-label={say(m.sell_goods_search)}
          placeholder={say(m.sell_goods_claim_hint)}
          className="field-input"
        />
        <select name="status" defaultValue={status} aria-label={say(m.sell_goods_status)} className="field-input">
          <option value="all">{say(m.sell_goods_all)}</option>
          {Object.entries(claimLooks).map(([one, { label }]) => (
            <option key={one} value={one}>
              {say(label)}
            </option>
          ))}
        </select>
        <button type="submit" className="btn btn-quiet min-h-11">
          <Search className="size-4.5" aria-hidden="true" />
          {say(m.sell_goods_filter)}
        </button>
      </Form>
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={LifeBuoy} title={say(status === 'open' && !q ? m.sell_goods_claims_none : m.sell_goods_none)}>
            <p>{say(status === 'open' && !q ? m.sell_goods_claims_none_text : m.sell_goods_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <ul className="space-y-4">
          {items.map((claim) => (
            <ClaimCard
              key={claim.id}
              claim={claim}
              decides={decides}
              credits={credits}
              answer={(wanted) => setAnswering({ claim, act: wanted })}
            />
          ))}
        </ul>
      )}
      <Paging next={nextCursor} />
      {answering && (
        <ClaimDialog
          {...answering}
          onClose={() => setAnswering(null)}
          done={(words) => {
            setAnswering(null)
            setTold(words)
          }}
        />
      )}
    </DeskFrame>
  )
}

type CardProps = { claim: Claim; decides: boolean; credits: boolean; answer: (act: ClaimAct) => void }

function ClaimCard({ claim, decides, credits, answer }: CardProps) {
  const say = useSay()
  const { locale } = useVisit()
  const often = claim.recentClaims >= claim.claimLimit
  return (
    <li className="card-box p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-bold break-words">
            {claim.productName} · {claim.variantName}
          </p>
          <p className="text-muted num text-sm break-words">
            <Link to={`/admin/orders/${claim.orderId}`} className="link-quiet">
              {claim.orderNumber}
            </Link>{' '}
            · {claim.buyerName} · <Money idr={claim.unitIdr} />
          </p>
        </div>
        <State of={claimLooks} is={claim.status} />
      </div>
      <p className="mt-3 max-w-prose break-words whitespace-pre-line">{claim.problem}</p>
      {claim.pictures.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-2">
          {claim.pictures.map((url, place) => (
            <li key={url}>
              <a href={url} target="_blank" rel="noopener">
                <img
                  src={url}
                  alt={say(m.sell_goods_evidence_at, { number: place + 1 })}
                  loading="lazy"
                  className="rounded-field bg-base-200 border-line size-24 border object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        {claim.badBatch && <Pill tone="danger" icon={TriangleAlert} label={say(m.sell_goods_bad_batch)} small />}
        {often && (
          <Pill
            tone="warning"
            icon={TriangleAlert}
            label={say(m.sell_goods_often, { count: claim.recentClaims })}
            small
          />
        )}
      </div>
      <p className="text-muted mt-2 text-sm">
        {say(m.sell_goods_claim_times, {
          delivered: formatShort(claim.deliveredAt, locale),
          until: claim.warrantyUntil ? formatShort(claim.warrantyUntil, locale) : '–',
        })}
      </p>
      {claim.status === 'open' ? (
        <div className="mt-4 flex flex-wrap gap-2">
          {decides && (
            <>
              <button type="button" onClick={() => answer('replaced')} className="btn btn-primary min-h-11">
                {say(m.sell_goods_claim_replace)}
              </button>
              {credits && (
                <button type="button" onClick={() => answer('credit')} className="btn btn-quiet min-h-11">
                  {say(m.sell_goods_claim_credit)}
                </button>
              )}
              <button type="button" onClick={() => answer('refused')} className="btn btn-quiet min-h-11">
                {say(m.sell_goods_claim_refuse)}
              </button>
            </>
          )}
        </div>
      ) : (
        <div className="border-line mt-4 border-t pt-3 text-sm">
          {claim.answer && <p className="break-words">{claim.answer}</p>}
          {claim.decidedAt && <When at={claim.decidedAt} className="text-muted" />}
        </div>
      )}
    </li>
  )
}
