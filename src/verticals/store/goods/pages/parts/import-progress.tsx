import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { CheckCircle2 } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { readImport } from '../../../inventory/operations.ts'

type Batch = AnswerOf<typeof readImport>
const POLL_MS = 2_000

/** How far an import is, while it goes on and when it is through. */
export function ImportProgress({ id, again }: { id: string; again: () => void }) {
  const say = useSay()
  const batch = useImport(id)
  const seen = batch ? batch.added + batch.duplicates : 0
  const total = batch ? Math.max(batch.total, seen) : 1
  const done = batch !== null && batch.status !== 'importing'
  const shown = (count: number) => count.toLocaleString('id-ID')
  return (
    <section className="card-box p-6" aria-live="polite">
      {done ? (
        <>
          <p className="flex items-center gap-3 text-xl font-bold">
            <CheckCircle2 className="text-tone-success-ink size-7 shrink-0" aria-hidden="true" />
            {say(m.sell_goods_import_done, { count: shown(batch.added) })}
          </p>
          <p className="text-muted mt-2">
            {batch.duplicates > 0
              ? say(m.sell_goods_import_left, { count: shown(batch.duplicates) })
              : say(m.sell_goods_import_all)}
          </p>
          <div className="mt-5 flex flex-wrap gap-3">
            <Link to={`/admin/batches/${id}`} className="btn btn-primary min-h-11">
              {say(m.sell_goods_import_open)}
            </Link>
            <button type="button" onClick={again} className="btn btn-quiet min-h-11">
              {say(m.sell_goods_import_again)}
            </button>
          </div>
        </>
      ) : (
        <>
          <p className="font-bold">{say(m.sell_goods_importing)}</p>
          <p className="num text-muted mt-1 mb-3">
            {batch
              ? say(m.sell_goods_import_count, { seen: shown(Math.min(seen, total)), total: shown(total) })
              : say(m.sell_goods_loading)}
          </p>
          <progress
            className="bar"
            max={total}
            value={Math.min(seen, total)}
            aria-label={say(m.sell_goods_importing)}
          />
          <p className="text-muted mt-3 text-sm">{say(m.sell_goods_import_leave)}</p>
        </>
      )}
    </section>
  )
}

/** The import as it is: told of each step, and asked every two seconds in case nothing is told. */
function useImport(id: string): Batch | null {
  const [batch, setBatch] = useState<Batch | null>(null)
  useEffect(() => {
    let over = false
    const look = async () => {
      const answer = await fetch(`/api/v1/store/admin/imports/${id}`).catch(() => null)
      if (!answer?.ok || over) return
      const now = (await answer.json()) as Batch
      setBatch(now)
      if (now.status !== 'importing') stop()
    }
    const stream = new EventSource(`/api/v1/store/admin/imports/${id}/events`)
    stream.addEventListener('changed', () => void look())
    const clock = setInterval(() => void look(), POLL_MS)
    const stop = () => {
      over = true
      stream.close()
      clearInterval(clock)
    }
    void look()
    return stop
  }, [id])
  return batch
}
