import { m } from '../paraglide/messages.js'
import { useSay } from '../words.ts'
import { Copy } from './icons.ts'

/** Copies a text; needs the `copy` island. */
export function CopyButton({
  text,
  label,
  className = 'btn btn-quiet',
}: {
  text: string
  label?: string
  className?: string
}) {
  const say = useSay()
  return (
    <button type="button" data-copy={text} data-copied={say(m.track_copied)} className={className}>
      <Copy className="size-4.5" aria-hidden="true" />
      <span data-copy-label aria-live="polite">
        {label ?? say(m.track_copy)}
      </span>
    </button>
  )
}

/** Says that the page keeps itself current; the `live` island fills in the time. */
export function LiveNote() {
  const say = useSay()
  return (
    <p className="text-muted flex items-center gap-2 text-sm">
      <span className="bg-tone-success-ink pulse-dot inline-block size-2 rounded-full" aria-hidden="true" />
      <span data-live-stamp={say(m.track_live, { time: '{time}' })}>{say(m.track_live_static)}</span>
    </p>
  )
}
