import { Street } from '../ui/street.tsx'
import type { Locale } from '#kernel/problem/problem.ts'
import { m } from '../paraglide/messages.js'
import { Wordmark } from '../ui/wordmark.tsx'
import { sayIn, type Message } from '../words.ts'

const known: Record<number, { title: Message; text: Message }> = {
  401: { title: m.error_401_title, text: m.error_401_text },
  403: { title: m.error_403_title, text: m.error_403_text },
  404: { title: m.error_404_title, text: m.error_404_text },
  429: { title: m.error_429_title, text: m.error_429_text },
}

type ErrorPageProps = {
  status: number
  locale: Locale
  requestId: string | null
  /** Whose page this would have been, when that is known: the site's name, or null for the portal. */
  home?: { site: string | null } | null
}

/** The page of last resort; it must render even when nothing else did, so it asks for nothing. */
export function ErrorPage({ status, locale, requestId, home = null }: ErrorPageProps) {
  const say = sayIn(locale)
  const { title, text } = known[status] ?? { title: m.error_500_title, text: m.error_500_text }
  return (
    <main className="flex min-h-dvh flex-col">
      <title>{`${say(title)} · ${home?.site ?? 'Ruko'}`}</title>
      {home && (
        <p className="wrap flex min-h-16 max-w-2xl items-center">
          <a href="/" className="hit gap-3 text-[1.0625rem] font-bold break-words">
            {home.site === null ? (
              <Wordmark />
            ) : (
              <>
                <img src="/brand/mark" alt="" width={40} height={40} className="size-10 shrink-0 object-contain" />
                {home.site}
              </>
            )}
          </a>
        </p>
      )}
      <div className="wrap flex max-w-2xl grow flex-col justify-center py-16">
        <p className="eyebrow num">{status}</p>
        <h1 className="mt-2 text-4xl sm:text-5xl">{say(title)}</h1>
        <p className="lead mt-4">{say(text)}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <a href="/" className="btn btn-primary">
            {say(m.error_home)}
          </a>
          {status === 401 && (
            <a href="/login" className="btn btn-quiet">
              {say(m.nav_login)}
            </a>
          )}
        </div>
        {/* Of use only where something of ours has broken. */}
        {requestId && status >= 500 && (
          <p className="text-muted mt-10 text-sm">
            {say(m.error_request)} <code className="num font-mono">{requestId}</code>
          </p>
        )}
      </div>
      <Street className="text-base-300 w-full" />
    </main>
  )
}
