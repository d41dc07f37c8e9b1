import { m } from '../paraglide/messages.js'
import { useSay, useVisit } from '../words.ts'
import { formatDuration } from './format.ts'
import { ExternalLink, FlaskConical } from './icons.ts'

/* What every page on which somebody pays has. */

/** The time until a charge ends, by the server's clock; the `countdown` part of the page's script lets it run. */
export function TimeLeft({ until, now }: { until: string; now: string }) {
  const say = useSay()
  const { locale } = useVisit()
  const seconds = (Date.parse(until) - Date.parse(now)) / 1000
  return (
    <p className="text-sm font-medium">
      {say(m.invoice_time_left)}{' '}
      <span role="timer" data-countdown={until} data-now={now} className="num text-base font-bold">
        {formatDuration(seconds, locale)}
      </span>
    </p>
  )
}

/** The way to the simulator's page of a charge; in demo mode only. */
export function Simulator({ url }: { url: string }) {
  const say = useSay()
  return (
    <div className="bg-accent-soft text-accent-soft-ink rounded-field mt-5 p-4">
      <p className="flex gap-2.5 text-sm">
        <FlaskConical className="mt-0.5 size-4.5 shrink-0" aria-hidden="true" />
        {say(m.invoice_simulator_text)}
      </p>
      <a href={url} target="_blank" rel="noopener" className="btn btn-accent mt-3 w-full">
        {say(m.invoice_simulator)}
        <ExternalLink className="size-4.5" aria-hidden="true" />
      </a>
    </div>
  )
}
