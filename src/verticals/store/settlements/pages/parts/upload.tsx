import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { Upload } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import { base64Of, post } from '../../../goods/pages/parts/api.ts'
import type { previewSettlement, startSettlement } from '../../operations.ts'
import { FIELDS, type Mapping } from '../../rules.ts'

type Preview = AnswerOf<typeof previewSettlement>
type Field = (typeof FIELDS)[number]

const words: Record<Field, Message> = {
  reference: m.books_field_reference,
  amount: m.books_field_amount,
  fee: m.books_field_fee,
  net: m.books_field_net,
  paymentId: m.books_field_paymentId,
  paidAt: m.books_field_paidAt,
}

/** A file is read, its columns are looked at, then its lines are matched. */
export function SettlementUpload() {
  const say = useSay()
  const id = useId()
  const { file, preview, mapping, error, busy, choose, change, start } = useUpload()
  return (
    <section className="card-box p-4 sm:p-5">
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold">
        {say(m.books_settle_file)}
      </label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        className="field-input file:btn file:btn-quiet file:mr-3"
        aria-describedby={`${id}-help`}
        onChange={(event) => void choose(event.currentTarget.files?.[0] ?? null)}
      />
      <p id={`${id}-help`} className="text-muted mt-1 text-sm">
        {say(m.books_settle_file_help)}
      </p>
      <div aria-live="polite" className="mt-3 empty:hidden">
        {error && <Notice tone="danger">{error}</Notice>}
        {preview?.knownId && (
          <Notice tone="info">
            {say(m.books_settle_known)}{' '}
            <Link to={`/admin/settlements/${preview.knownId}`} className="font-semibold underline">
              {say(m.books_settle_open)}
            </Link>
          </Notice>
        )}
      </div>
      {file && preview && !preview.knownId && (
        <div className="mt-4 space-y-4">
          <Columns preview={preview} mapping={mapping} change={change} />
          <Sample preview={preview} />
          <button
            type="button"
            disabled={busy || mapping.reference === undefined || mapping.amount === undefined}
            onClick={() => void start()}
            className="btn btn-primary min-h-11"
          >
            <Upload className="size-4.5" aria-hidden="true" />
            {say(m.books_settle_start)}
          </button>
        </div>
      )}
    </section>
  )
}

function useUpload() {
  const say = useSay()
  const navigate = useNavigate()
  const [file, setFile] = useState<{ name: string; bytes: string } | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [mapping, setMapping] = useState<Partial<Mapping>>({})
  const [state, setState] = useState<{ error: string | null; busy: boolean }>({ error: null, busy: false })
  const choose = async (chosen: File | null) => {
    setFile(null)
    setPreview(null)
    if (!chosen) return
    setState({ error: null, busy: true })
    const bytes = await base64Of(chosen)
    setFile({ name: chosen.name.slice(0, 120), bytes })
    const told = await post<Preview>('/store/admin/settlement-previews', { file: bytes }, say(m.books_settle_failed))
    setState({ error: told.error, busy: false })
    setPreview(told.body)
    setMapping(told.body?.mapping ?? {})
  }
  const start = async () => {
    const { reference, amount, fee = null, net = null, paymentId = null, paidAt = null } = mapping
    if (!file || reference === undefined || amount === undefined) return
    setState({ error: null, busy: true })
    const sent = {
      file: file.bytes,
      name: file.name,
      mapping: { reference, amount, fee, net, paymentId, paidAt },
    }
    const told = await post<AnswerOf<typeof startSettlement>>(
      '/store/admin/settlements',
      sent,
      say(m.books_settle_failed),
    )
    setState({ error: told.error, busy: false })
    if (told.body) await navigate(`/admin/settlements/${told.body.id}`)
  }
  const change = (field: Field, place: number | null) => setMapping({ ...mapping, [field]: place ?? undefined })
  return { file, preview, mapping, ...state, choose, change, start }
}

type ColumnsProps = {
  preview: Preview
  mapping: Partial<Mapping>
  change: (field: Field, place: number | null) => void
}

function Columns({ preview, mapping, change }: ColumnsProps) {
  const say = useSay()
  return (
    <fieldset>
      <legend className="font-semibold">
        {say(m.books_settle_columns)}{' '}
        <span className="num text-muted font-normal">· {say(m.books_settle_lines, { count: preview.lines })}</span>
      </legend>
      <p className="text-muted mb-3 text-sm">
        {say(preview.remembered ? m.books_settle_remembered : m.books_settle_columns_help)}
      </p>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {FIELDS.map((field) => (
          <label key={field} className="block min-w-0">
            <span className="mb-1 block text-sm font-semibold">{say(words[field])}</span>
            <select
              className="field-input w-full"
              value={mapping[field] ?? ''}
              onChange={(event) => change(field, event.target.value === '' ? null : Number(event.target.value))}
            >
              <option value="">{say(m.books_field_none)}</option>
              {preview.head.map((name, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- a column is its place
                <option key={place} value={place}>
                  {name || `#${place + 1}`}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Sample({ preview: { head, sample } }: { preview: Preview }) {
  const say = useSay()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard
    <div className="overflow-x-auto" role="region" aria-label={say(m.books_settle_sample)} tabIndex={0}>
      <table className="table-list text-sm [&_td]:py-1 [&_th]:py-1.5">
        <thead>
          <tr>
            {head.map((name, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- a column is its place
              <th key={place} scope="col" className="whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map((row, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a file have no name
            <tr key={line}>
              {row.map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key -- a column is its place
                <td key={place} className="num whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
