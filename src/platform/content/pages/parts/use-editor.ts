import { useCallback, useEffect, useMemo, useState } from 'react'
import { useBlocker, useFetcher, type useLoaderData } from 'react-router'
import type { action, loader } from '../edit.tsx'
import { useVisit } from '#web/words.ts'
import { type Kept, readKept, useKeeping } from './backup.ts'
import type { Editing } from './editing.ts'
import { keyed, type Path, plain, put } from './tree.ts'

export type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Intent = 'save' | 'publish' | 'discard'
type Answer = ReturnType<typeof useFetcher<typeof action>>['data']
type Given = Pick<Loaded, 'edited' | 'scenes'> & { awake: boolean }

/** The state of the editor: what is typed, what of it is saved, and what the server last said. */
export function useEditor({ edited, scenes, awake }: Given) {
  const fetcher = useFetcher<typeof action>()
  const [kept] = useState(() => (awake ? readKept(edited.page) : null))
  const [content, setContent] = useState<unknown>(() => keyed(kept?.content ?? edited.content))
  const [saved, setSaved] = useState(() => JSON.stringify(edited.content))
  const [revision, setRevision] = useState(kept?.revision ?? edited.revision)
  const [state, setState] = useState(edited.state)
  const [sent, setSent] = useState('')
  const [heard, setHeard] = useState<Answer>(undefined)
  const [language, setLanguage] = useState(useVisit().locale)

  const answer = fetcher.data
  if (answer && answer !== heard) {
    setHeard(answer)
    setRevision(answer.revision)
    if (!('refusal' in answer)) {
      setState(answer.edited.state)
      setSaved(answer.done === 'discard' ? JSON.stringify(answer.edited.content) : sent)
      if (answer.done === 'discard') setContent(keyed(answer.edited.content))
    } else setLanguage((now) => languageOf(answer.refusal.fields) ?? now)
  }

  const unsaved = useMemo((): Kept | null => {
    const now = plain(content)
    return JSON.stringify(now) === saved ? null : { revision, content: now }
  }, [content, saved, revision])
  useKeeping(edited.page, unsaved, awake)
  const dirty = unsaved !== null
  const errors = useMemo(() => errorsOf(answer), [answer])
  useFirstError(errors)

  const send = (intent: Intent) => {
    setSent(JSON.stringify(plain(content)))
    const extra = unsaved && intent !== 'discard' ? { content: unsaved.content } : {}
    const message = JSON.stringify({ intent, revision, ...extra })
    void fetcher.submit(message, { method: 'post', encType: 'application/json' })
  }
  const change = useCallback((path: Path, value: unknown) => setContent((tree: unknown) => put(tree, path, value)), [])
  const editing: Editing = { content, errors, language, change, scenes }
  const busy = fetcher.state !== 'idle'
  const restored = kept !== null && dirty && !answer
  return {
    editing,
    answer,
    busy,
    dirty,
    state,
    restored,
    language,
    setLanguage,
    send,
    blocker: useLeaving(dirty && !busy),
  }
}

/** Sentences by their place in the content. */
function errorsOf(answer: Answer): Record<string, string> {
  if (!answer || !('refusal' in answer)) return {}
  const { fields } = answer.refusal
  return Object.fromEntries(Object.entries(fields).map(([path, words]) => [path.replace(/^content\./, ''), words]))
}

/** The language in which the first refused text is written. */
function languageOf(fields: Record<string, string>): 'id' | 'en' | null {
  const last = Object.keys(fields)[0]?.split('.').at(-1)
  return last === 'id' || last === 'en' ? last : null
}

function useFirstError(errors: Record<string, string>): void {
  useEffect(() => {
    if (Object.keys(errors).length === 0) return
    const frame = requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [errors])
}

/** Asks before unsaved words are left behind. */
function useLeaving(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [unsaved])
  return useBlocker(unsaved)
}
