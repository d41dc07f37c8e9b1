import { formatRupiah } from '#kernel/money/rupiah.ts'
import { useSay, type Message } from '../words.ts'
import { When } from './money.tsx'

/** Everything that happened, newest first. An event without a word is shown by its name; a note of digits is money. */
export function Timeline({
  entries,
  words,
}: {
  entries: { at: string; event: string; note?: string | null }[]
  words: Record<string, Message>
}) {
  const say = useSay()
  // Entries come oldest first; those of one transaction share a moment and keep their order.
  const newest = entries.toReversed().toSorted((left, right) => right.at.localeCompare(left.at))
  return (
    <ol className="border-line ml-1.5 space-y-5 border-l-2">
      {newest.map(({ at, event, note }, index) => (
        <li key={`${at}${event}${index}`} className="relative pl-5">
          <span
            className={`border-surface absolute top-1.5 -left-[7px] size-3 rounded-full border-2 ${index === 0 ? 'bg-primary' : 'bg-muted'}`}
          />
          <p className="text-[0.9375rem] leading-snug font-semibold">
            {words[event] ? say(words[event]) : event.replaceAll('_', ' ')}
          </p>
          {note && (
            <p className="num text-muted text-sm break-words">
              {/^\d+$/.test(note) ? formatRupiah(Number(note)) : note}
            </p>
          )}
          <When at={at} className="text-muted text-sm" />
        </li>
      ))}
    </ol>
  )
}
