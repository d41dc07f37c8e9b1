import { useEffect, useRef, type ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { X } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

type Props = { title: string; wide?: boolean; onClose: () => void; children: ReactNode }

/** A window over the page that keeps the focus; Escape closes it. It is there as long as it is drawn. */
export function Dialog({ title, wide = false, onClose, children }: Props) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => shown?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      className={`bg-base-100 text-base-content shadow-float rounded-box m-auto max-h-[88dvh] flex-col p-0 backdrop:bg-black/50 open:flex max-sm:mb-3 ${wide ? 'w-[min(48rem,calc(100vw-1.5rem))]' : 'w-[min(34rem,calc(100vw-1.5rem))]'}`}
    >
      <div className="border-line flex items-center gap-3 border-b py-2 pr-2 pl-5">
        <h2 className="min-w-0 grow text-lg break-words">{title}</h2>
        <button
          type="button"
          aria-label={say(m.sell_goods_close)}
          onClick={onClose}
          className="hit hover:bg-base-200 rounded-field size-11 cursor-pointer justify-center"
        >
          <X className="size-5" aria-hidden="true" />
        </button>
      </div>
      <div className="min-h-0 overflow-y-auto p-5">{children}</div>
    </dialog>
  )
}
