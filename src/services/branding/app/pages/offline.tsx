import type { MetaArgs } from 'react-router'
import { cachedHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { RefreshCw, WifiOff } from '#web/ui/icons.ts'
import { SiteMark } from '#web/ui/mark.tsx'
import { Street } from '#web/ui/street.tsx'
import { Wordmark } from '#web/ui/wordmark.tsx'
import { useSay, useVisit } from '#web/words.ts'

/* What a visitor without a network sees in place of a page that is not kept. The service worker keeps both languages. */

export const handle = { js: false, islands: ['offline'] }
export const headers = () => ({ ...cachedHeaders(), 'X-Robots-Tag': 'noindex' })
export const meta = (args: MetaArgs) => pageMeta(args, m.app_offline_title)

export default function Offline() {
  const say = useSay()
  const { site, tenant } = useVisit()
  return (
    <main id="isi" className="flex min-h-dvh flex-col">
      <div className="wrap flex max-w-2xl grow flex-col justify-center py-12">
        <a href="/" className="text-primary-ink hit mb-10 gap-3 self-start">
          {site === 'portal' ? (
            <Wordmark />
          ) : (
            <>
              <SiteMark className="size-10 shrink-0" />
              <span className="text-lg leading-snug font-bold">{tenant.name}</span>
            </>
          )}
        </a>
        <WifiOff className="text-primary-ink size-9" aria-hidden="true" />
        <h1 className="mt-4 text-4xl sm:text-5xl">{say(m.app_offline_title)}</h1>
        <p className="lead mt-4">{say(m.app_offline_text)}</p>
        <div className="mt-7">
          <button type="button" data-again="" className="btn btn-primary">
            <RefreshCw className="size-4.5" aria-hidden="true" />
            {say(m.app_offline_again)}
          </button>
        </div>
        <KeptPages />
      </div>
      <Street className="text-base-300 w-full" />
    </main>
  )
}

/** Filled by the island, which alone can see what the device keeps. */
function KeptPages() {
  const say = useSay()
  return (
    <section data-kept-some="" hidden className="mt-10">
      <h2 className="text-lg">{say(m.app_offline_kept)}</h2>
      <ul data-kept-list="" className="card-box divide-line mt-3 divide-y" />
      <template data-kept="">
        <li>
          <a href="/" className="hit hover:bg-base-200 w-full px-4 py-2 font-medium break-words">
            <span data-title="">{say(m.app_offline_kept)}</span>
          </a>
        </li>
      </template>
    </section>
  )
}
