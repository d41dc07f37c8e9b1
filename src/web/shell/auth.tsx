import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Street } from '../ui/street.tsx'
import { SiteMark } from '../ui/mark.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { useSay, useVisit } from '../words.ts'
import { LanguageLink, SkipLink } from './language.tsx'

/** The frame around signing in: whose door it is, one card, nothing else. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  const say = useSay()
  const { site, tenant, customers } = useVisit()
  return (
    <div className="bg-base-200 flex min-h-dvh flex-col">
      <title>{`${title} · ${site === 'portal' ? 'Ruko' : tenant.name}`}</title>
      <SkipLink />
      <header className="wrap flex items-center justify-end py-2">
        <LanguageLink />
      </header>
      <main id="isi" className="mx-auto flex w-full max-w-md grow flex-col justify-center px-5 py-8">
        <a href="/" className="text-primary-ink hit mb-5 gap-3 self-start">
          {site === 'portal' ? (
            <Wordmark />
          ) : (
            <>
              <SiteMark className="size-10 shrink-0" />
              <span className="text-lg leading-snug font-bold">{tenant.name}</span>
            </>
          )}
        </a>
        <div className="card-box shadow-card p-6 sm:p-8">
          {!customers && (
            <p className="text-muted text-sm font-medium">
              {say(site === 'portal' ? m.login_portal : m.login_tenant, { name: tenant.name })}
            </p>
          )}
          <h1 className="mt-1 mb-6 text-2xl">{title}</h1>
          {children}
        </div>
      </main>
      <Street className="text-base-300 w-full" />
    </div>
  )
}
