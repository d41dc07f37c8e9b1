import { useNavigate } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { ChevronDown, Copy, Eye, Save } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { DeleteButton } from './delete-button.tsx'
import { useEditing } from './editing.ts'
import { Tick } from './inputs.tsx'
import { State } from './state.tsx'
import { useAct } from './use-act.ts'
import { productLooks } from './words.ts'

type Props = { dirty: boolean; busy: boolean; save: (status: string | null) => void }

/** Where the product stands, and what can be done with it as a whole. */
export function SaveBar({ dirty, busy, save }: Props) {
  const say = useSay()
  const { product } = useEditing().loaded
  const status = product?.status ?? 'draft'
  return (
    <section className="card-box p-5 sm:p-6" aria-label={say(m.sell_goods_state)}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <State of={productLooks} is={status} />
        <p role="status" className="text-muted text-sm">
          {dirty ? say(m.sell_goods_unsaved) : product ? say(m.sell_goods_same) : ''}
        </p>
      </div>
      {product?.pauseReason === 'pool_dry' && (
        <p className="text-muted mt-2 text-sm">{say(m.sell_goods_pool_dry_text)}</p>
      )}
      <div className="bg-surface max-lg:border-line mt-4 grid gap-3 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-lg:z-20 max-lg:mt-0 max-lg:grid-cols-2 max-lg:border-t max-lg:px-5 max-lg:py-3">
        {status !== 'active' && (
          <button type="button" disabled={busy} onClick={() => save('active')} className="btn btn-primary min-h-11">
            <Eye className="size-4.5" aria-hidden="true" />
            {say(m.sell_goods_save_show)}
          </button>
        )}
        <button
          type="button"
          disabled={busy}
          onClick={() => save(null)}
          className={`btn min-h-11 ${status === 'active' ? 'btn-primary max-lg:col-span-2' : 'btn-quiet'}`}
        >
          <Save className="size-4.5" aria-hidden="true" />
          {say(product ? m.sell_goods_save : m.sell_goods_save_draft)}
        </button>
      </div>
      {product && <Whole />}
    </section>
  )
}

/** What is done at once, apart from what is written in the form. */
function Whole() {
  const say = useSay()
  const navigate = useNavigate()
  const product = useEditing().loaded.product!
  const { send, busy, refusal } = useAct(({ intent, body }) => {
    if (intent === 'copy') void navigate(`/admin/products/${(body as { id: string }).id}?done=copied`)
    if (intent === 'delete') void navigate('/admin/products?done=deleted')
  })
  const { id, status, featured } = product
  const others = (['active', 'paused', 'draft', 'archived'] as const).filter(
    (one) => one !== status && one !== 'active',
  )
  return (
    <div className="border-line mt-4 border-t pt-2">
      <Tick
        label={say(m.sell_goods_featured_on)}
        checked={featured}
        onChange={(on) => send('featured', { id, featured: on })}
      />
      <details className="group/whole">
        <summary className="hit w-full cursor-pointer list-none gap-2 text-sm font-semibold [&::-webkit-details-marker]:hidden">
          {say(m.sell_goods_more)}
          <ChevronDown
            className="text-muted ml-auto size-4.5 transition-transform group-open/whole:rotate-180"
            aria-hidden="true"
          />
        </summary>
        <div className="grid gap-2 pt-1">
          {others.map((one) => (
            <button
              key={one}
              type="button"
              disabled={busy}
              onClick={() => send('status', { id, status: one })}
              className="btn btn-quiet min-h-11"
            >
              {say(
                { paused: m.sell_goods_do_pause, draft: m.sell_goods_do_draft, archived: m.sell_goods_do_archive }[
                  one as 'draft'
                ],
              )}
            </button>
          ))}
          <button type="button" disabled={busy} onClick={() => send('copy', { id })} className="btn btn-quiet min-h-11">
            <Copy className="size-4.5" aria-hidden="true" />
            {say(m.sell_goods_copy)}
          </button>
          <DeleteButton busy={busy} onDelete={() => send('delete', { id })} />
        </div>
      </details>
      {refusal && (
        <div className="mt-3">
          <Notice tone="danger">{refusal.sentence}</Notice>
        </div>
      )}
    </div>
  )
}
