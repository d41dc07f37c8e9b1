import { useDeferredValue, useState } from 'react'
import { readMarkdown } from '#web/markdown.ts'
import { m } from '#web/paraglide/messages.js'
import { FieldError } from '#web/ui/field.tsx'
import { Prose } from '#web/ui/prose.tsx'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../catalogue/rules.ts'
import { useEditing } from './editing.ts'

/** The long texts of a product. */
export function Texts() {
  const say = useSay()
  return (
    <section className="card-box space-y-6 p-5 sm:p-6" aria-label={say(m.sell_goods_texts)}>
      <MarkdownInput
        field="description"
        label={say(m.sell_goods_description)}
        help={say(m.sell_goods_markdown)}
        rows={9}
      />
      <MarkdownInput
        field="instructions"
        label={say(m.sell_goods_instructions)}
        help={say(m.sell_goods_instructions_help)}
        rows={4}
      />
    </section>
  )
}

type Props = { field: 'description' | 'instructions' | 'mustRead'; label: string; help: string; rows: number }

/** Markdown, and at a press how it will look. */
export function MarkdownInput({ field, label, help, rows }: Props) {
  const say = useSay()
  const { draft, errors, set } = useEditing()
  const [looking, setLooking] = useState(false)
  const text = draft[field]
  const shown = useDeferredValue(text)
  const [id, error] = [`f-${field}`, errors[field]]
  return (
    <div>
      <div className="mb-1.5 flex items-center justify-between gap-3">
        <label htmlFor={id} className="text-sm font-semibold">
          {label}
        </label>
        <div className="border-line rounded-field flex overflow-hidden border text-sm" role="group" aria-label={label}>
          {[false, true].map((preview) => (
            <button
              key={String(preview)}
              type="button"
              aria-pressed={looking === preview}
              onClick={() => setLooking(preview)}
              className="aria-pressed:bg-primary-soft aria-pressed:text-primary-soft-ink text-muted min-h-9 cursor-pointer px-3 font-semibold"
            >
              {say(preview ? m.sell_goods_preview : m.sell_goods_write)}
            </button>
          ))}
        </div>
      </div>
      {looking && (
        <div className="border-line rounded-field min-h-24 border px-4 py-3">
          {shown.trim() ? (
            <Prose html={readMarkdown(shown).html} />
          ) : (
            <p className="text-muted text-sm">{say(m.sell_goods_preview_empty)}</p>
          )}
        </div>
      )}
      <textarea
        id={id}
        hidden={looking}
        value={text}
        rows={rows}
        maxLength={LIMITS[field]}
        aria-invalid={error ? true : undefined}
        onChange={(event) => set(field, event.currentTarget.value)}
        className="field-input leading-relaxed"
      />
      <FieldError message={error} />
      <p className="text-muted mt-1.5 text-sm">{help}</p>
    </div>
  )
}
