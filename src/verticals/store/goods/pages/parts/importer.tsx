import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { FieldError } from '#web/ui/field.tsx'
import { Upload } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { ImportPreview } from './import-preview.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportReading, ImportSource } from './import-source.tsx'
import { MoneyInput, TextInput } from './inputs.tsx'
import { useImporter } from './use-importer.ts'

/** Codes come in by pasting or as a file; first it is said what would happen, then it happens. */
export function Importer({ variantId, name }: { variantId: string; name: string }) {
  const say = useSay()
  const importing = useImporter(variantId)
  const { preview, extra, started, ready, refusal, busy, parts, look, start, begin, setExtra } = importing
  if (started) {
    return (
      <div className="max-w-3xl">
        <ImportProgress id={started} again={begin} />
      </div>
    )
  }
  return (
    <div className="max-w-3xl space-y-5">
      <p className="text-muted">
        <span className="text-base-content font-semibold break-words">{name}</span> · {say(m.sell_goods_import_text)}
      </p>
      <section className="card-box space-y-4 p-5 sm:p-6">
        <ImportSource {...importing} />
        <ImportReading {...importing} />
        <FieldError message={refusal} />
        <button
          type="button"
          disabled={!ready || busy}
          onClick={() => void look(parts)}
          className={`btn min-h-11 ${preview ? 'btn-quiet' : 'btn-primary'}`}
        >
          {say(busy && !preview ? m.sell_goods_checking : m.sell_goods_check)}
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
              <button type="button" disabled={busy} onClick={() => void start()} className="btn btn-primary min-h-11">
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
