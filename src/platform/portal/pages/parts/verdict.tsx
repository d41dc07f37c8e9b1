import type { ReactNode } from 'react'
import { CircleAlert, CircleCheck, Hourglass, Info } from '#web/ui/icons.ts'

type VerdictProps = {
  /** The island that fills it in: `slug`, `domain`. */
  of: string
  /** Sentences by state, where the island does not get them from the server. */
  words?: Record<string, string>
  children?: ReactNode
}

/** What is known of something typed, in an icon and words; empty until an island fills it in. */
export function Verdict({ of, words = {}, children }: VerdictProps) {
  const data = Object.fromEntries(Object.entries(words).map(([state, text]) => [`data-word-${state}`, text]))
  return (
    <div data-verdict={of} {...data} className="group/verdict mt-2 empty:hidden">
      <p
        role="status"
        className="group-data-[state=free]/verdict:text-tone-success-ink group-data-[state=bad]/verdict:text-error group-data-[state=unknown]/verdict:text-tone-warning-ink text-muted flex items-start gap-1.5 text-sm font-semibold"
      >
        <CircleCheck className={`${icon} group-data-[state=free]/verdict:block`} aria-hidden="true" />
        <CircleAlert className={`${icon} group-data-[state=bad]/verdict:block`} aria-hidden="true" />
        <Info className={`${icon} group-data-[state=unknown]/verdict:block`} aria-hidden="true" />
        <Hourglass className={`${icon} group-data-[state=asking]/verdict:block`} aria-hidden="true" />
        <span data-verdict-text className="min-w-0 break-words" />
      </p>
      {children}
    </div>
  )
}

const icon = 'mt-0.5 hidden size-4 shrink-0'
