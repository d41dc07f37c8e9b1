import { m } from '#web/paraglide/messages.js'
import { FileText, Upload } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { base64Of } from './api.ts'
import { ChoiceInput, TextInput } from './inputs.tsx'
import type { Importing } from './use-importer.ts'

/** Codes by pasting, or the file that was chosen. */
export function ImportSource({ text, file, refusal, take }: Importing) {
  const say = useSay()
  if (file) {
    return (
      <p className="border-line rounded-field flex items-center gap-3 border px-4 py-3">
        <FileText className="text-muted size-5 shrink-0" aria-hidden="true" />
        <span className="min-w-0 grow font-semibold break-all">{file.name}</span>
        <button type="button" onClick={() => take({ file: null })} className="hit link-quiet cursor-pointer text-sm">
          {say(m.sell_goods_import_other)}
        </button>
      </p>
    )
  }
  return (
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
        onChange={(event) => take({ text: event.currentTarget.value })}
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
            void base64Of(chosen).then((bytes) => take({ file: { name: chosen.name, bytes } }))
          }}
        />
      </label>
    </div>
  )
}

/** How the list is read; guessed unless somebody knows better. */
export function ImportReading({ parts, change }: Importing) {
  const say = useSay()
  return (
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
  )
}
