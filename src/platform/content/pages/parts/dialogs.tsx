import { useEffect, useRef, type ReactNode, type RefObject } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'

type AskProps = {
  ref?: RefObject<HTMLDialogElement | null>
  /** For a dialog that is not opened by a button of ours. */
  open?: boolean
  title: string
  confirm: string
  danger?: boolean
  run: () => void
  close?: () => void
  children: ReactNode
}

/** Asks before something is done. Escape and "Batal" leave everything as it is. */
export function AskDialog({ ref, open = false, title, confirm, danger = false, run, close, children }: AskProps) {
  const say = useSay()
  const own = useRef<HTMLDialogElement>(null)
  const dialog = ref ?? own
  useEffect(() => {
    if (open) dialog.current?.showModal()
  }, [open, dialog])
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={close}
      className="rounded-box bg-surface text-base-content shadow-float m-auto w-[min(30rem,calc(100vw-2.5rem))] p-6 backdrop:bg-black/50"
    >
      <h2 className="text-xl">{title}</h2>
      <div className="text-muted mt-2 space-y-3">{children}</div>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <button type="button" className="btn btn-quiet" onClick={() => dialog.current?.close()}>
          {say(m.portal_cancel)}
        </button>
        <button
          type="button"
          className={`btn ${danger ? 'btn-danger' : 'btn-primary'}`}
          onClick={() => {
            run()
            dialog.current?.close()
          }}
        >
          {confirm}
        </button>
      </div>
    </dialog>
  )
}

type Priced = { code: string; name: string; priceIdr: number | null; dpPercent: number | null }

/** Which prices a publication changes, before it does. */
export function PriceChanges({ before, after }: { before: unknown; after: unknown }) {
  const say = useSay()
  const old = pricesIn(before)
  const changed = pricesIn(after).flatMap((one) => {
    const was = old.find(({ code }) => code === one.code)
    const same = was?.priceIdr === one.priceIdr && was?.dpPercent === one.dpPercent
    return was && !same ? [{ ...one, was }] : []
  })
  if (changed.length === 0) return null
  const share = (percent: number | null) => (percent === null ? say(m.portal_dp_default) : `${percent}%`)
  return (
    <div className="bg-tone-warning text-tone-warning-ink rounded-field p-4">
      <p className="font-semibold">{say(m.portal_prices_change)}</p>
      <ul className="num mt-1 space-y-1">
        {changed.map(({ code, name, priceIdr, dpPercent, was }) => (
          <li key={code}>
            {name}: <Money idr={was.priceIdr ?? 0} /> → <Money idr={priceIdr ?? 0} className="font-bold" />
            {was.dpPercent !== dpPercent && `, DP ${share(was.dpPercent)} → ${share(dpPercent)}`}
          </li>
        ))}
      </ul>
    </div>
  )
}

function pricesIn(content: unknown): Priced[] {
  const { packages } = content as { packages?: unknown }
  return Array.isArray(packages) ? (packages as Priced[]) : []
}
