import { Street } from '../ui/street.tsx'
import type { Locale } from '#kernel/problem/problem.ts'
import { m } from '../paraglide/messages.js'
import { sayIn, type Message } from '../words.ts'

const known: Record<number, { title: Message; text: Message }> = {
  401: { title: m.error_401_title, text: m.error_401_text },
  403: { title: m.error_403_title, text: m.error_403_text },
  404: { title: m.error_404_title, text: m.error_404_text },
  429: { title: m.error_429_title, text: m.error_429_text },
}

/** The page of last resort; it must render even when nothing else did, so it asks for nothing. */
export function ErrorPage({ status, locale, requestId }: { status: number; locale: Locale; requestId: string | null }) {
  const say = sayIn(locale)
  const { title, text } = known[status] ?? { title: m.error_500_title, text: m.error_500_text }
  return (
    <main className="flex min-h-dvh flex-col">
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
        {requestId && (
          <p className="text-muted mt-10 text-sm">
            {say(m.error_request)} <code className="num font-mono">{requestId}</code>
          </p>
        )}
      </div>
      <Street className="text-base-300 w-full" />
    </main>
  )
}
