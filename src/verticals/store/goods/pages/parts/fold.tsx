import type { ReactNode } from 'react'
import { ChevronDown } from '#web/ui/icons.ts'

/** A group of a long form that folds away; `note` says what is in it while it is folded. */
export function Fold({
  title,
  note,
  open,
  children,
}: {
  title: string
  note?: string
  open?: boolean
  children: ReactNode
}) {
  return (
    <details className="card-box group/fold" open={open || undefined}>
      <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 px-5 py-3 sm:px-6 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 grow">
          <span className="block font-bold">{title}</span>
          {note && <span className="text-muted block truncate text-sm">{note}</span>}
        </span>
        <ChevronDown
          className="text-muted size-5 shrink-0 transition-transform group-open/fold:rotate-180 motion-reduce:transition-none"
          aria-hidden="true"
        />
      </summary>
      <div className="space-y-5 px-5 pt-1 pb-6 sm:px-6">{children}</div>
    </details>
  )
}
