import { useState } from 'react'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { TextField } from '#web/ui/field.tsx'
import { formatDay, formatShort } from '#web/ui/format.ts'
import { Money } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listUnits, readImport } from '../../inventory/operations.ts'
import type { listAffected, listRecalls } from '../../warranty/operations.ts'
import { cursorOf } from '#web/ui/paging.tsx'
import { act } from './parts/act.ts'
import { ActForm, word } from './parts/act-form.tsx'
import { Dialog } from './parts/dialog.tsx'
import { Recalls } from './parts/recalls.tsx'
import { State } from './parts/state.tsx'
import { Units } from './parts/units.tsx'
import { useAct } from './parts/use-act.ts'
import { useRefresh } from './parts/use-refresh.ts'
import { batchLooks } from './parts/words.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const id = args.params.id!
  const may = (code: string) => app.actor.kind === 'person' && app.actor.permissions.has(code)
  const status = app.url.searchParams.get('status') ?? ''
  const [batch, units, affected, recalls] = await Promise.all([
    read(app.call<typeof readImport>('store.readImport', { id })),
    read(
      app.call<typeof listUnits>('store.listUnits', {
        batchId: id,
        ...(status ? { status } : {}),
        ...cursorOf(args.request),
      }),
    ),
    may('store.orders.read') ? read(app.call<typeof listAffected>('store.listAffected', { id, limit: 50 })) : null,
    may('store.orders.read') ? read(app.call<typeof listRecalls>('store.listRecalls', { id })) : null,
  ])
  return {
    batch,
    units,
    status,
    affected,
    recalls,
    manages: may('store.inventory.manage'),
    writes: may('store.orders.manage'),
  }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, {
    quarantine: 'store.quarantineBatch',
    release: 'store.releaseBatch',
    cancel: 'store.cancelImport',
    void: 'store.voidUnits',
    move: 'store.moveUnits',
    recall: 'store.startRecall',
  })
}

type Batch = AnswerOf<typeof readImport>

export default function BatchPage() {
  const { batch, units, status, affected, recalls, manages, writes } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  useRefresh(batch.status === 'importing' || (recalls?.items ?? []).some((recall) => recall.status === 'running'))
  return (
    <DeskFrame
      title={batch.name || say(m.sell_goods_batch_of, { at: formatShort(batch.createdAt, locale) })}
      crumbs={[
        { to: '/admin/stock', label: say(m.sell_goods_stock_title) },
        { to: `/admin/stock/${batch.variantId}`, label: `${batch.productName} · ${batch.variantName}` },
      ]}
      action={manages && <Acts batch={batch} />}
    >
      {batch.status === 'quarantined' && (
        <div className="mb-5">
          <Notice tone="danger" title={say(m.sell_goods_quarantined_now)}>
            {batch.quarantineReason}
          </Notice>
        </div>
      )}
      <Facts batch={batch} />
      {affected && (affected.total > 0 || (recalls?.items ?? []).length > 0) && (
        <Recalls id={batch.id} affected={affected} recalls={recalls?.items ?? []} writes={writes} />
      )}
      <Units {...units} status={status} variant={{ id: batch.variantId, kind: 'stock' }} manages={manages} />
    </DeskFrame>
  )
}

function Facts({ batch }: { batch: Batch }) {
  const say = useSay()
  const { locale } = useVisit()
  const facts = [
    [m.sell_goods_status, <State key="s" of={batchLooks} is={batch.status} />],
    [m.sell_goods_batch_added, <span key="a" className="num">{`${batch.added} / ${batch.total}`}</span>],
    [
      m.sell_goods_batch_twice,
      <span key="d" className="num">
        {batch.duplicates}
      </span>,
    ],
    [m.sell_goods_cost, <Money key="c" idr={batch.unitCostIdr} />],
    [m.sell_goods_expires, batch.expiresOn ? formatDay(`${batch.expiresOn}T00:00:00+07:00`, locale) : '–'],
    [m.sell_goods_batch_at, formatShort(batch.createdAt, locale)],
  ] as const
  return (
    <dl className="card-box mb-8 grid grid-cols-2 gap-x-6 gap-y-4 p-5 sm:grid-cols-3">
      {facts.map(([label, value]) => (
        <div key={say(label)} className="min-w-0">
          <dt className="text-muted mb-0.5 text-sm">{say(label)}</dt>
          <dd className="font-semibold break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Acts({ batch }: { batch: Batch }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { send, busy, refusal } = useAct()
  const { id, status } = batch
  return (
    <div className="flex flex-wrap items-center gap-2">
      {refusal && <p className="text-error text-sm font-medium">{refusal.sentence}</p>}
      {status === 'importing' && (
        <button type="button" disabled={busy} onClick={() => send('cancel', { id })} className="btn btn-quiet min-h-11">
          {say(m.sell_goods_import_cancel)}
        </button>
      )}
      {status === 'quarantined' ? (
        <button
          type="button"
          disabled={busy}
          onClick={() => send('release', { id })}
          className="btn btn-quiet min-h-11"
        >
          {say(m.sell_goods_release)}
        </button>
      ) : (
        <button type="button" onClick={() => setOpen(true)} className="btn btn-danger min-h-11">
          {say(m.sell_goods_quarantine)}
        </button>
      )}
      {open && (
        <Dialog title={say(m.sell_goods_quarantine_title)} onClose={() => setOpen(false)}>
          <p className="text-muted mb-4">{say(m.sell_goods_quarantine_text)}</p>
          <ActForm
            intent="quarantine"
            label={say(m.sell_goods_quarantine)}
            look="btn-danger"
            shape={(form) => ({ id, reason: word(form, 'reason') })}
            done={() => setOpen(false)}
          >
            {(form) => (
              <TextField form={form} name="reason" label={say(m.sell_goods_reason)} maxLength={200} required />
            )}
          </ActForm>
        </Dialog>
      )}
    </div>
  )
}
