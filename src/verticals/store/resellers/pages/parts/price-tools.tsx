import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { BadgePercent, Upload } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { word } from '../../../goods/pages/parts/act-form.tsx'
import { useAct } from '../../../goods/pages/parts/use-act.ts'
import { offOf } from '../../rules.ts'
import type { importPriceMatrix } from '../../operations.ts'
import { type Column, type Goods, keyOf } from './matrix.ts'

type BulkProps = { columns: readonly Column[]; items: readonly Goods[]; fill: (typed: Record<string, string>) => void }

/** Writes one per cent into a whole column of what is shown; nothing is saved by that. */
export function BulkForm({ columns, items, fill }: BulkProps) {
  const say = useSay()
  const [wrong, setWrong] = useState(false)
  return (
    <form
      className="mb-4 flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const [typed, id] = ['off', 'column'].map((name) => word(form, name)) as [string, string]
        const column = columns.find((one) => one.id === id)
        const good = typed === '' || offOf(typed.replace('%', '')) !== null
        setWrong(!good)
        if (!column || !good) return
        const text = typed === '' ? '' : `${typed.replace('%', '')}%`
        fill(Object.fromEntries(items.map((goods) => [keyOf(goods, column), text])))
      }}
    >
      <label className="block">
        <span className="mb-1.5 block text-sm font-semibold">{say(m.resell_bulk_column)}</span>
        <select name="column" className="field-input min-w-40">
          {columns.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="block">
        <span className="mb-1.5 block text-sm font-semibold">{say(m.resell_bulk_off)}</span>
        <input
          name="off"
          inputMode="decimal"
          maxLength={6}
          placeholder="5"
          aria-invalid={wrong || undefined}
          className="field-input num w-28"
        />
      </label>
      <button type="submit" className="btn btn-quiet min-h-11">
        <BadgePercent className="size-4.5" aria-hidden="true" />
        {say(m.resell_bulk_fill)}
      </button>
      {wrong && <p className="text-error w-full text-sm font-medium">{say(m.resell_bulk_wrong)}</p>}
    </form>
  )
}

type Imported = AnswerOf<typeof importPriceMatrix>

/** A table that was edited elsewhere: first what it would change, then it is done. */
export function ImportForm() {
  const say = useSay()
  const [csv, setCsv] = useState('')
  const [found, setFound] = useState<Imported | null>(null)
  const { send, busy, refusal } = useAct(({ body }) => setFound(body as Imported))
  const choose = async (file: File | undefined) => {
    if (!file) return
    const text = await file.text()
    setCsv(text)
    send('import', { csv: text })
  }
  return (
    <section className="card-box mt-6 p-5">
      <h2 className="text-lg">{say(m.resell_import)}</h2>
      <p className="text-muted mt-1 text-sm">{say(m.resell_import_help)}</p>
      <label className="btn btn-quiet has-[:focus-visible]:outline-primary-ink mt-4 min-h-11 has-[:focus-visible]:outline-3">
        <Upload className="size-4.5" aria-hidden="true" />
        {say(m.resell_import_file)}
        <input
          type="file"
          accept=".csv,text/csv"
          className="sr-only"
          disabled={busy}
          onChange={(event) => {
            void choose(event.currentTarget.files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </label>
      <div className="mt-4 space-y-3 empty:hidden">
        {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
        {found?.applied && <Notice tone="success">{say(m.resell_import_done, { count: found.changeCount })}</Notice>}
        {found && !found.applied && (
          <Found found={found} busy={busy} apply={() => send('import', { csv, apply: true })} />
        )}
      </div>
    </section>
  )
}

function Found({ found, busy, apply }: { found: Imported; busy: boolean; apply: () => void }) {
  const say = useSay()
  const { changes, changeCount, wrong, wrongCount } = found
  if (wrong.length > 0)
    return (
      <Notice tone="danger" title={say(m.resell_import_wrong, { count: wrongCount })}>
        <ul className="num text-sm">
          {wrong.slice(0, 10).map(({ code, column, text }) => (
            <li key={`${code} ${column}`} className="break-words">
              {code} · {column}: {text}
            </li>
          ))}
        </ul>
      </Notice>
    )
  if (changes.length === 0) return <Notice tone="info">{say(m.resell_import_same)}</Notice>
  return (
    <>
      <p className="font-semibold">{say(m.resell_import_changes, { count: changeCount })}</p>
      <ul className="border-line border-y text-sm">
        {changes.slice(0, 50).map(({ variantId, tierId, name, tier, before, after }) => (
          <li
            key={`${variantId} ${tierId}`}
            className="border-line flex flex-wrap justify-between gap-x-4 border-b py-2 last:border-b-0"
          >
            <span className="min-w-0 break-words">
              {name} · {tier}
            </span>
            <span className="num">
              {before || '–'} → <strong>{after || '–'}</strong>
            </span>
          </li>
        ))}
      </ul>
      <button type="button" disabled={busy} onClick={apply} className="btn btn-primary min-h-11">
        {say(m.resell_import_apply)}
      </button>
    </>
  )
}
