import { useDeferredValue, useRef, useState } from 'react'
import { readMarkdown } from '#web/markdown.ts'
import { m } from '#web/paraglide/messages.js'
import { type FormState, FieldError, FieldLabel } from '#web/ui/field.tsx'
import { Prose } from '#web/ui/prose.tsx'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../rules.ts'
import { InsertPicture } from './insert.tsx'

type BodyProps = { form: FormState; body: string; onChange: () => void }

/** The text, with hints instead of a toolbar, and below it how it will look. */
export function BodyField({ form, body, onChange }: BodyProps) {
  const say = useSay()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(form.values.body ?? body)
  const shown = useDeferredValue(text)
  const error = form.errors.body
  const insert = (snippet: string) => {
    const at = area.current?.selectionEnd ?? text.length
    setText(`${text.slice(0, at)}\n\n${snippet}\n\n${text.slice(at)}`)
    onChange()
  }
  return (
    <>
      <div>
        <FieldLabel htmlFor="f-body">{say(m.art_field_body)}</FieldLabel>
        <textarea
          ref={area}
          id="f-body"
          name="body"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rows={18}
          maxLength={LIMITS.body}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'f-body-error' : undefined}
          autoFocus={form.first === 'body' || undefined}
          className="field-input min-h-80 leading-relaxed"
        />
        <FieldError id="f-body-error" message={error} />
        <div className="mt-2 flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
          <InsertPicture onPicture={insert} />
          <Hints />
        </div>
      </div>
      <section aria-label={say(m.art_preview)} className="border-line border-t pt-5">
        <h2 className="text-muted mb-4 text-sm font-semibold tracking-normal">{say(m.art_preview)}</h2>
        {shown.trim() ? (
          <Prose html={readMarkdown(shown).html} className="text-[1.0625rem] leading-[1.75]" />
        ) : (
          <p className="text-muted">{say(m.art_preview_empty)}</p>
        )}
      </section>
    </>
  )
}

function Hints() {
  const say = useSay()
  const hints: [string, string][] = [
    [`## ${say(m.art_hint_heading)}`, say(m.art_hint_heading)],
    [`**${say(m.art_hint_bold)}**`, say(m.art_hint_bold)],
    [`*${say(m.art_hint_italic)}*`, say(m.art_hint_italic)],
    [`- ${say(m.art_hint_list)}`, say(m.art_hint_list)],
    [`> ${say(m.art_hint_quote)}`, say(m.art_hint_quote)],
    [`[${say(m.art_hint_link)}](https://…)`, say(m.art_hint_link)],
  ]
  return (
    <details className="text-sm">
      <summary className="hit link-quiet cursor-pointer font-medium">{say(m.art_hints)}</summary>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1.5 pb-2">
        {hints.map(([sample, meaning]) => (
          <div key={sample} className="contents">
            <dt>
              <code className="bg-base-200 rounded px-1.5 py-0.5">{sample}</code>
            </dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
