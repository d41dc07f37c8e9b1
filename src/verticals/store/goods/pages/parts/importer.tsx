import { useState } from 'react'
import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { FieldError } from '#web/ui/field.tsx'
import { FileText, Upload } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { previewImport } from '../../../inventory/operations.ts'
import { base64Of, post, type Told } from './api.ts'
import { ImportPreview } from './import-preview.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ChoiceInput, MoneyInput, TextInput } from './inputs.tsx'

export type Preview = AnswerOf<typeof previewImport>
type Extra = { name: string; unitCostIdr: number | null; expiresOn: string }
type Source = { text?: string; file?: string }

/** Codes come in by pasting or as a file; first it is said what would happen, then it happens. */
export function Importer({ variantId, name }: { variantId: string; name: string }) {
  const say = useSay()
  const [text, setText] = useState('')
  const [file, setFile] = useState<{ name: string; bytes: string } | null>(null)
  const [parts, setParts] = useState({ delimiter: '', custom: '', header: 'auto' })
  const [preview, setPreview] = useState<Preview | null>(null)
  const [state, setState] = useState<{ busy: boolean; told: Told<unknown> | null }>({ busy: false, told: null })
  const [extra, setExtra] = useState<Extra>({ name: '', unitCostIdr: 0, expiresOn: '' })
  const [started, setStarted] = useState<string | null>(null)

  const source: Source = file ? { file: file.bytes } : { text }
  const ready = file !== null || text.trim() !== ''
  const input = (chosen: typeof parts) => ({
    variantId,
    ...source,
    header: chosen.header,
    ...(chosen.delimiter ? { delimiter: chosen.delimiter } : {}),
    ...(chosen.delimiter === 'custom' && chosen.custom ? { custom: chosen.custom } : {}),
  })
  const look = async (chosen: typeof parts) => {
    if (chosen.delimiter === 'custom' && !chosen.custom) return
    setState({ busy: true, told: null })
    const told = await post<Preview>('/store/admin/import-previews', input(chosen), say(m.sell_goods_upload_failed))
    setState({ busy: false, told })
    setPreview(told.body)
  }
  const change = (next: Partial<typeof parts>) => {
    const chosen = { ...parts, ...next }
    setParts(chosen)
    if (preview) void look(chosen)
  }
  const start = async () => {
    setState({ busy: true, told: null })
    const { expiresOn, unitCostIdr } = extra
    const sent = {
      ...input(parts),
      name: extra.name.trim(),
      unitCostIdr: unitCostIdr ?? 0,
      ...(expiresOn ? { expiresOn } : {}),
    }
    const told = await post<{ id: string }>('/store/admin/imports', sent, say(m.sell_goods_upload_failed))
    setState({ busy: false, told })
    if (!told.body) return
    // What was pasted is not kept on the screen any longer than it is needed.
    setText('')
    setFile(null)
    setStarted(told.body.id)
  }
  if (started) {
    return (
      <div className="max-w-3xl">
        <ImportProgress
          id={started}
          again={() => {
            setStarted(null)
            setPreview(null)
          }}
        />
      </div>
    )
  }
  const refusal = state.told?.error
  return (
    <div className="max-w-3xl space-y-5">
      <p className="text-muted">
        <span className="text-base-content font-semibold break-words">{name}</span> · {say(m.sell_goods_import_text)}
      </p>
      <section className="card-box space-y-4 p-5 sm:p-6">
        {file ? (
          <p className="border-line rounded-field flex items-center gap-3 border px-4 py-3">
            <FileText className="text-muted size-5 shrink-0" aria-hidden="true" />
            <span className="min-w-0 grow font-semibold break-all">{file.name}</span>
            <button
              type="button"
              onClick={() => {
                setFile(null)
                setPreview(null)
              }}
              className="hit link-quiet cursor-pointer text-sm"
            >
              {say(m.sell_goods_import_other)}
            </button>
          </p>
        ) : (
          <div>
            <label htmlFor="f-codes" className="mb-1.5 block text-sm font-semibold">
              {say(m.sell_goods_import_paste)}
            </label>
            <textarea
              id="f-codes"
              value={text}
              rows={8}
              spellCheck={false}
              autoComplete="off"
              placeholder={say(m.sell_goods_import_hint)}
              aria-invalid={refusal ? true : undefined}
              onChange={(event) => {
                setText(event.currentTarget.value)
                setPreview(null)
              }}
              className="field-input font-mono text-sm"
            />
            <label className="btn btn-quiet focus-within:outline-primary-ink mt-2 min-h-11 focus-within:outline-3">
              <Upload className="size-4.5" aria-hidden="true" />
              {say(m.sell_goods_import_file)}
              <input
                type="file"
                accept=".csv,.txt,.tsv,text/csv,text/plain"
                className="sr-only"
                onChange={(event) => {
                  const chosen = event.currentTarget.files?.[0]
                  if (!chosen) return
                  setPreview(null)
                  void base64Of(chosen).then((bytes) => setFile({ name: chosen.name, bytes }))
                }}
              />
            </label>
          </div>
        )}
        <div className="grid gap-4 sm:grid-cols-3">
          <ChoiceInput
            id="f-delimiter"
            label={say(m.sell_goods_delimiter)}
            value={parts.delimiter}
            onChange={(delimiter) => change({ delimiter })}
            options={[
              ['', say(m.sell_goods_delimiter_auto)],
              ['comma', say(m.sell_goods_delimiter_comma)],
              ['semicolon', say(m.sell_goods_delimiter_semicolon)],
              ['tab', 'Tab'],
              ['pipe', say(m.sell_goods_delimiter_pipe)],
              ['newline', say(m.sell_goods_delimiter_newline)],
              ['custom', say(m.sell_goods_delimiter_custom)],
            ]}
          />
          {parts.delimiter === 'custom' && (
            <TextInput
              id="f-custom"
              label={say(m.sell_goods_delimiter_sign)}
              value={parts.custom}
              max={5}
              onChange={(custom) => change({ custom })}
            />
          )}
          <ChoiceInput
            id="f-header"
            label={say(m.sell_goods_header)}
            value={parts.header}
            onChange={(header) => change({ header })}
            options={[
              ['auto', say(m.sell_goods_header_auto)],
              ['yes', say(m.sell_goods_header_yes)],
              ['no', say(m.sell_goods_header_no)],
            ]}
          />
        </div>
        <FieldError message={refusal ?? undefined} />
        <button
          type="button"
          disabled={!ready || state.busy}
          onClick={() => void look(parts)}
          className={`btn min-h-11 ${preview ? 'btn-quiet' : 'btn-primary'}`}
        >
          {say(state.busy && !preview ? m.sell_goods_checking : m.sell_goods_check)}
        </button>
      </section>
      {preview && (
        <section className="card-box space-y-5 p-5 sm:p-6">
          <ImportPreview preview={preview} />
          {preview.valid > 0 ? (
            <>
              <div className="border-line grid gap-4 border-t pt-5 sm:grid-cols-3">
                <TextInput
                  id="f-batch"
                  label={say(m.sell_goods_batch_name)}
                  help={say(m.sell_goods_batch_name_help)}
                  value={extra.name}
                  max={120}
                  onChange={(batch) => setExtra({ ...extra, name: batch })}
                />
                <MoneyInput
                  id="f-unit-cost"
                  label={say(m.sell_goods_cost)}
                  value={extra.unitCostIdr}
                  onChange={(unitCostIdr) => setExtra({ ...extra, unitCostIdr })}
                />
                <TextInput
                  id="f-expires"
                  type="date"
                  label={say(m.sell_goods_expires)}
                  value={extra.expiresOn}
                  onChange={(expiresOn) => setExtra({ ...extra, expiresOn })}
                />
              </div>
              <button
                type="button"
                disabled={state.busy}
                onClick={() => void start()}
                className="btn btn-primary min-h-11"
              >
                <Upload className="size-4.5" aria-hidden="true" />
                {say(m.sell_goods_import_go, { count: preview.valid.toLocaleString('id-ID') })}
              </button>
            </>
          ) : (
            <Notice tone="warning">{say(m.sell_goods_import_nothing)}</Notice>
          )}
        </section>
      )}
      <p>
        <Link to={`/admin/stock/${variantId}`} className="hit link-quiet text-sm font-medium">
          {say(m.sell_goods_import_back)}
        </Link>
      </p>
    </div>
  )
}
