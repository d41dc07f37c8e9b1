import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Street } from '#web/ui/street.tsx'
import { SiteMark } from '#web/ui/mark.tsx'
import { Wordmark } from '#web/ui/wordmark.tsx'
import { LanguageLink } from '#web/shell/language.tsx'
import { useSay, useVisit } from '#web/words.ts'

/* What the public sees where a site is not open: being prepared, switched off, or never ordered. */

export const handle = { js: false }

type State = 'preparing' | 'off' | 'closed' | 'unknown'

export function loader({ params }: LoaderFunctionArgs) {
  const state = params.state as State
  if (!['preparing', 'off', 'closed', 'unknown'].includes(state)) throw data(null, { status: 404 })
  return { state }
}

export const meta = () => [{ name: 'robots', content: 'noindex' }]

const words = {
  preparing: { title: m.closed_preparing_title, body: m.closed_preparing },
  off: { title: m.closed_off_title, body: m.closed_off },
  /** An outlet; what was bought there can still be looked up. */
  closed: { title: m.mini_closed_title, body: m.mini_closed },
  unknown: { title: m.closed_unknown_title, body: m.closed_unknown },
}

export default function Closed() {
  const { state } = useLoaderData<typeof loader>()
  const { tenant, host } = useVisit()
  const say = useSay()
  const { title, body } = words[state]
  const unknown = state === 'unknown'
  return (
    <div className="bg-band text-band-content on-band flex min-h-dvh flex-col">
      <title>{unknown ? 'Ruko' : `${tenant.name}: ${say(title)}`}</title>
      <header className="wrap flex items-center justify-between py-4">
        {unknown ? <Wordmark /> : <span />}
        <LanguageLink className="text-band-muted hover:text-band-content" />
      </header>
      <main className="wrap flex max-w-2xl grow flex-col items-start justify-center py-12">
        {!unknown && (
          <div className="mb-7 flex items-center gap-4">
            <SiteMark className="size-16 shrink-0 rounded-lg bg-band-raised p-1.5" />
            <p className="text-xl leading-snug font-bold break-words">{tenant.name}</p>
          </div>
        )}
        <h1 className="text-4xl sm:text-6xl">{say(title)}</h1>
        <p className="text-band-muted mt-5 max-w-[52ch] text-lg">
          {say(body, unknown ? { host } : { name: tenant.name })}
        </p>
        <div className="mt-8">
          {unknown ? (
            portalOf(host) && (
              <a href={portalOf(host)!} className="btn btn-accent">
                {say(m.closed_unknown_cta)}
              </a>
            )
          ) : state === 'closed' ? (
            <a href="/cek-transaksi" className="btn btn-accent">
              {say(m.mini_closed_lookup)}
            </a>
          ) : (
            <a href="/admin" className="hit link-quiet text-band-muted">
              {say(m.closed_owner)}
            </a>
          )}
        </div>
      </main>
      <Street className="text-band-raised w-full" />
    </div>
  )
}

/** The portal lives one label above any of its sites; a bare name or an IP address has nothing above it. */
function portalOf(host: string): string | null {
  const above = host.split('.').slice(1)
  return above.length < 2 || /^[\d.:]+$/.test(host) ? null : `//${above.join('.')}/`
}
