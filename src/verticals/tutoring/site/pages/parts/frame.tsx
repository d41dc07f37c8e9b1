import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { LanguageLink, SkipLink } from '#web/shell/language.tsx'
import { Eye, Menu, WhatsApp } from '#web/ui/icons.ts'
import { SiteMark } from '#web/ui/mark.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { chatUrl } from '../../rules.ts'
import { SiteFooter } from './footer.tsx'
import { useNav } from './nav.ts'
import type { View } from './view.ts'

type FrameProps = {
  /** What the site shows; its menu and footer follow it. */
  view: View
  draft?: boolean
  /** The page leads to the chat itself; a button above its form would be in the way. */
  ownChat?: boolean
  children: ReactNode
}

/** The public frame of a tutoring site: the school's own name and colours, nothing of ours but one line at the end. */
export function SiteFrame({ view, draft = false, ownChat = false, children }: FrameProps) {
  const say = useSay()
  const { tenant, preview } = useVisit()
  const { whatsapp } = view.contact
  const chat = whatsapp && !ownChat ? chatUrl(whatsapp, say(m.tutor_ask_text, { name: tenant.name })) : null
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {preview && <Banner title={say(m.tutor_preview)} text={say(m.tutor_preview_text)} />}
      {draft && <Banner title={say(m.site_draft)} text={say(m.site_draft_text)} />}
      <SiteHeader view={view} />
      <main id="isi" className="grow">
        {children}
      </main>
      <SiteFooter view={view} />
      {chat && (
        <a
          href={chat}
          className="shadow-float fixed right-4 bottom-4 z-20 inline-flex min-h-13 items-center gap-2.5 rounded-full bg-[#0b6b43] px-4 font-semibold text-white sm:px-5"
        >
          <WhatsApp className="size-6" />
          <span className="max-sm:sr-only">WhatsApp</span>
        </a>
      )}
    </div>
  )
}

function SiteHeader({ view }: { view: View }) {
  const say = useSay()
  const { tenant } = useVisit()
  const nav = useNav(view)
  return (
    <header className="bg-band text-band-content on-band sticky top-0 z-30">
      <div className="wrap flex min-h-16 items-center gap-3 py-2 lg:min-h-18">
        <a href="/" className="hit min-w-0 gap-3">
          <SiteMark className="size-11 shrink-0 drop-shadow-[0_0_1px_white]" />
          <span className="line-clamp-2 max-w-[16rem] text-[1.0625rem] leading-tight font-bold break-words">
            {tenant.name}
          </span>
        </a>
        <nav aria-label={say(m.nav_main)} className="ml-auto hidden items-center lg:flex">
          {nav.slice(0, 6).map(({ href, label }) => (
            <a
              key={href}
              href={href}
              className="hit text-band-muted hover:text-band-content px-2.5 text-[0.9375rem] font-medium"
            >
              {label}
            </a>
          ))}
        </nav>
        <LanguageLink className="text-band-muted hover:text-band-content shrink-0 px-2 max-lg:hidden" />
        <a href="/daftar" className="btn btn-accent min-h-11 shrink-0 max-sm:hidden max-lg:ml-auto">
          {say(m.site_register)}
        </a>
        <details className="group relative max-sm:ml-auto lg:hidden">
          <summary className="hit size-11 cursor-pointer list-none justify-center [&::-webkit-details-marker]:hidden">
            <Menu className="size-6" aria-hidden="true" />
            <span className="sr-only">{say(m.site_menu)}</span>
          </summary>
          <nav
            aria-label={say(m.site_menu)}
            className="bg-band border-band-raised shadow-float rounded-box absolute top-full right-0 w-64 border p-3"
          >
            {nav.map(({ href, label }) => (
              <a key={href} href={href} className="hit hover:bg-band-raised rounded-field w-full px-3 font-medium">
                {label}
              </a>
            ))}
            <a href="/daftar" className="btn btn-accent my-2 min-h-11 w-full">
              {say(m.site_register)}
            </a>
            <LanguageLink className="text-band-muted px-3" />
          </nav>
        </details>
      </div>
      <div className="bg-accent h-1" />
    </header>
  )
}

function Banner({ title, text }: { title: string; text: string }) {
  return (
    <div className="bg-tone-warning text-tone-warning-ink">
      <p className="wrap flex flex-wrap items-center gap-x-3 py-2.5 text-sm">
        <span className="inline-flex items-center gap-2 font-bold">
          <Eye className="size-4.5" aria-hidden="true" />
          {title}
        </span>
        {text}
      </p>
    </div>
  )
}
