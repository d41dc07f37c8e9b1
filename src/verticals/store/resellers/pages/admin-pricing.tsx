import { useState } from 'react'
import { Form, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Download, Save, Search, Undo2 } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { Tag } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { readList, wishOf } from '../../desk/pages/parts/listed.ts'
import { act } from '../../goods/pages/parts/act.ts'
import { useAct } from '../../goods/pages/parts/use-act.ts'
import { cellOf, textOf } from '../rules.ts'
import type { listResellers, readPriceMatrix, savePriceMatrix } from '../operations.ts'
import { ResellerTabs } from './admin-resellers.tsx'
import { type Column, keyOf, type Matrix, standing, type Typed } from './parts/matrix.ts'
import { BulkForm, ImportForm } from './parts/price-tools.tsx'
import { Grid } from './parts/price-grid.tsx'

export const handle = deskHandle

const PATH = '/admin/pricing'
export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['q', 'resellerId', 'cursor'])
  const [matrix, resellers] = await Promise.all([
    readList(app.call<typeof readPriceMatrix>('store.readPriceMatrix', { ...values, limit: 40 }), PATH),
    read(app.call<typeof listResellers>('store.listResellers', { status: 'approved', limit: 100 })),
  ])
  return { matrix, values, resellers: resellers.items.map(({ id, shopName }) => ({ id, shopName })) }
}

export function action(args: ActionFunctionArgs) {
  return act(args, { save: 'store.savePriceMatrix', import: 'store.importPriceMatrix' })
}

export default function Pricing() {
  const { matrix, values } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame
      title={say(m.resell_pricing)}
      action={
        <a href="/admin/pricing.csv" download className="btn btn-quiet min-h-11">
          <Download className="size-4.5" aria-hidden="true" />
          CSV
        </a>
      }
    >
      <ResellerTabs />
      <p className="text-muted mb-4 max-w-2xl text-[0.9375rem]">{say(m.resell_pricing_lead)}</p>
      <Choose />
      {matrix.tiers.length === 0 ? (
        <Notice tone="info">{say(m.resell_pricing_no_tiers)}</Notice>
      ) : matrix.items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Tag} title={say(m.resell_pricing_none)} />
        </div>
      ) : (
        <Editor key={JSON.stringify(values)} />
      )}
      <Paging next={matrix.nextCursor} />
      {matrix.tiers.length > 0 && <ImportForm />}
    </DeskFrame>
  )
}

function Choose() {
  const { values, resellers } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <Form method="get" role="search" className="mb-5 grid gap-3 sm:grid-cols-[1fr_16rem_auto]">
      <input
        type="search"
        name="q"
        defaultValue={values.q ?? ''}
        maxLength={80}
        aria-label={say(m.resell_product)}
        placeholder={say(m.resell_product)}
        className="field-input"
      />
      <select
        name="resellerId"
        defaultValue={values.resellerId ?? ''}
        aria-label={say(m.resell_pricing_reseller)}
        className="field-input"
      >
        <option value="">{say(m.resell_pricing_tiers_only)}</option>
        {resellers.map(({ id, shopName }) => (
          <option key={id} value={id}>
            {shopName}
          </option>
        ))}
      </select>
      <button type="submit" className="btn btn-quiet min-h-11">
        <Search className="size-4.5" aria-hidden="true" />
        {say(m.resell_show)}
      </button>
    </Form>
  )
}

type Saved = AnswerOf<typeof savePriceMatrix>

function Editor() {
  const { matrix } = useLoaderData<typeof loader>()
  const say = useSay()
  const [typed, setTyped] = useState<Typed>({})
  const [undo, setUndo] = useState<Saved['before']>([])
  const columns: Column[] = [
    ...matrix.tiers.map(({ id, name }) => ({ id, name, own: false })),
    ...(matrix.reseller ? [{ id: matrix.reseller.id, name: matrix.reseller.shopName, own: true }] : []),
  ]
  const { send, busy, refusal } = useAct(({ body }) => {
    setTyped({})
    setUndo((body as Saved).before)
  })
  const changes = changesOf(matrix, columns, typed)
  const wrong = changes.some(({ figures }) => figures === undefined)
  const save = () => send('save', { cells: changes.map(({ place, figures }) => ({ ...place, ...figures })) })
  return (
    <>
      {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
      <BulkForm columns={columns} items={matrix.items} fill={(filled) => setTyped({ ...typed, ...filled })} />
      <Grid
        columns={columns}
        items={matrix.items}
        typed={typed}
        change={(key, text) => setTyped({ ...typed, [key]: text })}
      />
      <div className="bg-base-100 border-line sticky bottom-0 z-10 mt-3 flex flex-wrap items-center gap-3 border-t py-3 max-lg:bottom-16">
        <button
          type="button"
          disabled={busy || wrong || changes.length === 0}
          onClick={save}
          className="btn btn-primary min-h-11"
        >
          <Save className="size-4.5" aria-hidden="true" />
          {say(m.resell_pricing_save, { count: changes.length })}
        </button>
        {changes.length > 0 && (
          <button type="button" onClick={() => setTyped({})} className="btn btn-ghost min-h-11">
            {say(m.resell_pricing_drop)}
          </button>
        )}
        {undo.length > 0 && changes.length === 0 && (
          <button
            type="button"
            disabled={busy}
            onClick={() => send('save', { cells: undo })}
            className="btn btn-quiet min-h-11"
          >
            <Undo2 className="size-4.5" aria-hidden="true" />
            {say(m.resell_pricing_undo, { count: undo.length })}
          </button>
        )}
        <p role="status" className="text-muted text-sm">
          {wrong ? say(m.resell_pricing_wrong) : undo.length > 0 && changes.length === 0 ? say(m.resell_saved) : ''}
        </p>
      </div>
    </>
  )
}

function changesOf(matrix: Matrix, columns: readonly Column[], typed: Typed) {
  return matrix.items.flatMap((goods) =>
    columns.flatMap((column) => {
      const text = typed[keyOf(goods, column)]
      if (text === undefined || text.trim() === textOf(standing(goods, column))) return []
      const place = { variantId: goods.variantId, ...(column.own ? { resellerId: column.id } : { tierId: column.id }) }
      return [{ place, figures: cellOf(text) }]
    }),
  )
}
