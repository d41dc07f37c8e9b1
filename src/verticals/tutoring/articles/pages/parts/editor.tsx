import { useCallback, useRef, useState, type FormEvent } from 'react'
import { Form, useBeforeUnload, useBlocker } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { type FormState, TextArea, TextField } from '#web/ui/field.tsx'
import { useSay } from '#web/words.ts'
import { LIMITS, slugOf } from '../../rules.ts'
import { BodyField } from './body.tsx'
import { CoverField } from './cover-field.tsx'
import type { EditedArticle } from './listed.ts'

type EditorProps = { article: EditedArticle | null; form: FormState; idempotencyKey: string }

/** Writing an article: its text with a preview on the left, what surrounds it on the right. */
export function Editor({ article, form, idempotencyKey }: EditorProps) {
  const say = useSay()
  const [changed, setChanged] = useState(form.first !== null)
  const leaving = useRef(false)
  useLeaveWarning(changed, leaving)
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      onInput={() => setChanged(true)}
      onSubmit={() => (leaving.current = true)}
      className="grid items-start gap-5 lg:grid-cols-[1.7fr_1fr]"
    >
      <input type="hidden" name="key" value={idempotencyKey} />
      <div className="card-box min-w-0 space-y-5 p-5 sm:p-6">
        <TitleFields article={article} form={form} />
        <BodyField form={form} body={article?.body ?? ''} onChange={() => setChanged(true)} />
      </div>
      <div className="min-w-0 space-y-5 lg:sticky lg:top-5">
        <Buttons status={article?.status ?? null} changed={changed} />
        <div className="card-box space-y-5 p-5 sm:p-6">
          <TextArea
            form={form}
            name="summary"
            label={say(m.art_field_summary)}
            help={say(m.art_field_summary_help)}
            rows={4}
            maxLength={LIMITS.summary}
            defaultValue={form.values.summary ?? article?.summary}
          />
          <CoverField form={form} coverId={article?.coverId ?? null} />
        </div>
      </div>
    </Form>
  )
}

/** The address follows the title until somebody writes one. */
function TitleFields({ article, form }: Omit<EditorProps, 'idempotencyKey'>) {
  const say = useSay()
  const [title, setTitle] = useState(form.values.title ?? article?.title ?? '')
  const [typed, setTyped] = useState<string | null>((form.values.slug || article?.slug) ?? null)
  const write = (event: FormEvent<HTMLInputElement>) => setTyped(event.currentTarget.value || null)
  return (
    <>
      <TextField
        form={form}
        name="title"
        label={say(m.art_field_title)}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        required
        minLength={3}
        maxLength={LIMITS.title}
        className="text-lg! font-semibold"
      />
      <TextField
        form={form}
        name="slug"
        label={say(m.art_field_slug)}
        help={say(m.art_field_slug_help)}
        value={typed ?? slugOf(title)}
        onChange={write}
        maxLength={LIMITS.slug}
        autoCapitalize="none"
        spellCheck={false}
      />
    </>
  )
}

function Buttons({ status, changed }: { status: EditedArticle['status'] | null; changed: boolean }) {
  const say = useSay()
  const published = status === 'published'
  return (
    <div className="card-box grid gap-3 p-5 sm:p-6">
      <div className="flex flex-wrap gap-3">
        {published ? (
          <>
            <Act intent="save" look="btn-primary" label={say(m.art_save)} />
            <Act intent="unpublish" look="btn-quiet" label={say(m.art_unpublish)} />
          </>
        ) : (
          <>
            <Act intent="save" look="btn-quiet" label={say(m.art_save_draft)} />
            <Act intent="publish" look="btn-primary" label={say(m.art_publish)} />
          </>
        )}
      </div>
      <p role="status" className="text-muted text-sm empty:hidden">
        {changed ? say(m.art_unsaved) : ''}
      </p>
    </div>
  )
}

function Act({ intent, look, label }: { intent: string; look: string; label: string }) {
  return (
    <button type="submit" name="intent" value={intent} className={`btn ${look} min-h-11 grow`}>
      {label}
    </button>
  )
}

/** Nothing written is lost by a wrong click: leaving asks first, except by the buttons that save. */
function useLeaveWarning(changed: boolean, leaving: { current: boolean }): void {
  const say = useSay()
  useBeforeUnload(
    useCallback(
      (event) => {
        if (changed && !leaving.current) event.preventDefault()
      },
      [changed, leaving],
    ),
  )
  useBlocker(({ currentLocation, nextLocation }) => {
    if (!changed || leaving.current || currentLocation.pathname === nextLocation.pathname) return false
    return !window.confirm(say(m.art_leave))
  })
}
