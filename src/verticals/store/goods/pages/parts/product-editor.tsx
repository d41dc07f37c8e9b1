import { useCallback, useEffect, useMemo, useState } from 'react'
import { useBeforeUnload, useBlocker, useNavigate, useRevalidator } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { Saved } from '../product.tsx'
import { type Draft, draftOf, inputOf, type Loaded } from './draft.ts'
import { type Editing, EditingContext } from './editing.ts'
import { Basics } from './product-basics.tsx'
import { Folds } from './product-folds.tsx'
import { Pictures } from './product-pictures.tsx'
import { SaveBar } from './product-save.tsx'
import { Texts } from './product-texts.tsx'
import { Variants } from './product-variants.tsx'
import { useAct } from './use-act.ts'

/** Writing a product: everything is kept here until it is saved as one. */
export function ProductEditor(loaded: Loaded) {
  const { product } = loaded
  const say = useSay()
  const navigate = useNavigate()
  const { revalidate } = useRevalidator()
  const [draft, setDraft] = useState(() => draftOf(product))
  const [base, setBase] = useState(() => JSON.stringify(inputOf(draft, null)))
  const [revision, setRevision] = useState(product?.revision ?? null)
  const [learnt, setLearnt] = useState<Record<string, string>>({})
  const [told, setTold] = useState<Saved | null>(null)
  const dirty = useMemo(() => JSON.stringify(inputOf(draft, null)) !== base, [draft, base])

  const take = (fresh: Draft, at: number | null) => {
    setDraft(fresh)
    setBase(JSON.stringify(inputOf(fresh, null)))
    setRevision(at)
  }
  const { send, busy, refusal, form } = useAct(({ body }) => {
    const saved = body as Saved
    setTold(saved)
    window.scrollTo({ top: 0 })
    if (saved.made) {
      // What was typed is what was saved; leaving asks nothing.
      setBase(JSON.stringify(inputOf(draft, null)))
      void navigate(`/admin/products/${saved.id}?done=${saved.refused ? 'draft' : 'created'}`, { replace: true })
    } else if (product && product.revision === saved.revision) take(draftOf(product), saved.revision)
    else setRevision(saved.revision)
  })
  const save = (status: string | null, over?: number) => {
    const input = inputOf(draft, over ?? revision)
    send('save', { id: product?.id ?? null, status, input })
  }
  // A refusal that belongs to no field stands at the top of the page.
  const unplaced = refusal !== null && form.first === null
  useEffect(() => {
    if (unplaced) window.scrollTo({ top: 0 })
  }, [unplaced])
  useLeaving(dirty && !busy && !told?.made)

  const editing: Editing = {
    draft,
    errors: form.errors,
    set: useCallback((field, value) => setDraft((before) => ({ ...before, [field]: value })), []),
    loaded,
    names: { ...loaded.partNames, ...loaded.productNames, ...learnt },
    learn: (id, name) => setLearnt((before) => ({ ...before, [id]: name })),
  }
  const newest = product && product.revision !== revision ? product : null
  return (
    <EditingContext value={editing}>
      <div className="mb-5 space-y-3 empty:hidden">
        {refusal?.code === 'product-changed' ? (
          <Notice tone="warning" title={say(m.sell_goods_conflict)}>
            <p>{say(m.sell_goods_conflict_text)}</p>
            <div className="mt-3 flex flex-wrap gap-3">
              <button
                type="button"
                className="btn btn-quiet min-h-11"
                onClick={() => (newest ? take(draftOf(newest), newest.revision) : void revalidate())}
              >
                {say(newest ? m.sell_goods_conflict_take : m.sell_goods_conflict_load)}
              </button>
              <button
                type="button"
                className="btn btn-quiet min-h-11"
                onClick={() => save(null, Number((refusal.params as { revision?: number }).revision))}
              >
                {say(m.sell_goods_conflict_mine)}
              </button>
            </div>
          </Notice>
        ) : (
          refusal && (
            <Notice tone="danger" title={say(m.sell_goods_refused)}>
              {form.first
                ? say(m.sell_goods_refused_fields, { count: Object.keys(form.errors).length })
                : refusal.sentence}
            </Notice>
          )
        )}
        {!refusal && <Told told={told} done={loaded.done} dirty={dirty} />}
      </div>
      <div className="grid items-start gap-5 lg:grid-cols-[1.9fr_1fr]">
        <div className="min-w-0 space-y-5">
          <Basics />
          <Variants />
          <Texts />
          <Folds />
        </div>
        <div className="min-w-0 space-y-5 lg:sticky lg:top-5">
          <SaveBar dirty={dirty} busy={busy} save={save} />
          <Pictures />
        </div>
      </div>
    </EditingContext>
  )
}

function Told({ told, done, dirty }: { told: Saved | null; done: string; dirty: boolean }) {
  const say = useSay()
  if (dirty) return null
  if (told?.refused) return <Notice tone="warning">{told.refused}</Notice>
  if (told) return <Notice tone="success">{say(m.sell_goods_saved)}</Notice>
  if (done === 'created') return <Notice tone="success">{say(m.sell_goods_created)}</Notice>
  if (done === 'copied') return <Notice tone="success">{say(m.sell_goods_copied)}</Notice>
  return null
}

/** Nothing written is lost by a wrong click. */
function useLeaving(unsaved: boolean): void {
  const say = useSay()
  useBeforeUnload(
    useCallback(
      (event) => {
        if (unsaved) event.preventDefault()
      },
      [unsaved],
    ),
  )
  useBlocker(({ currentLocation, nextLocation }) => {
    if (!unsaved || currentLocation.pathname === nextLocation.pathname) return false
    return !window.confirm(say(m.sell_goods_leave))
  })
}
