import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { ArrowLeft } from '../ui/icons.ts'
import { useSay, useVisit } from '../words.ts'
import { LanguageLink, SkipLink } from './language.tsx'
import { ThemeChoice } from './theme.tsx'

/** A quiet frame for pages about one's own account, on either host. */
export function AccountFrame({ title, children }: { title: string; children: ReactNode }) {
  const say = useSay()
  const { site, tenant, customers, menu } = useVisit()
  const own = customers && menu.length === 0 ? customers.home : null
  const home = own ?? (site === 'portal' ? '/console' : '/admin')
  return (
    <div className="bg-base-200 min-h-dvh pb-16">
      <title>{`${title} · ${site === 'portal' ? 'Ruko' : tenant.name}`}</title>
      <SkipLink />
      <header className="bg-base-100 border-line border-b">
        <div className="mx-auto flex min-h-16 max-w-2xl flex-wrap items-center gap-x-4 px-5">
          <a href={home} className="hit gap-2 font-semibold">
            <ArrowLeft className="size-5" aria-hidden="true" />
            {own
              ? say(m.account_home, { name: tenant.name })
              : site === 'portal'
                ? say(m.login_portal)
                : say(m.login_tenant, { name: tenant.name })}
          </a>
          <form method="post" action="/logout" className="ml-auto">
            <button type="submit" className="hit text-muted hover:text-base-content cursor-pointer text-sm font-medium">
              {say(m.nav_logout)}
            </button>
          </form>
        </div>
      </header>
      <main id="isi" className="mx-auto max-w-2xl space-y-5 px-5 pt-8">
        <h1 className="mb-5 text-3xl">{title}</h1>
        {children}
        <div className="flex flex-wrap items-center justify-between gap-4 pt-4">
          {own ? <span /> : <ThemeChoice />}
          <LanguageLink className="text-muted" />
        </div>
      </main>
    </div>
  )
}
