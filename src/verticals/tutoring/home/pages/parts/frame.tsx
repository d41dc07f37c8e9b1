import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { LanguageLink, SkipLink } from '#web/shell/language.tsx'
import { Eye, WhatsApp } from '#web/ui/icons.ts'
import { InitialsMark } from '#web/ui/wordmark.tsx'
import { useSay, useVisit } from '#web/words.ts'

/** The public frame of a tutoring site: the school's own name and colours, nothing of ours but one line at the end. */
export function SiteFrame({ chat, children }: { chat: string | null; children: ReactNode }) {
  const say = useSay()
  const { tenant, preview } = useVisit()
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {preview && <PreviewBanner />}
      <header className="bg-band text-band-content on-band">
        <div className="wrap flex min-h-18 items-center gap-3 py-2">
          <a href="/" className="hit min-w-0 gap-3">
            <InitialsMark name={tenant.name} className="size-11 shrink-0 drop-shadow-[0_0_1px_white]" />
            <span className="line-clamp-2 text-[1.0625rem] leading-tight font-bold">{tenant.name}</span>
          </a>
          <nav aria-label={say(m.nav_main)} className="ml-auto hidden items-center gap-1 md:flex">
            {[
              ['#program', m.tutor_programmes] as const,
              ['#jadwal', m.tutor_schedule] as const,
              ['#kontak', m.tutor_contact] as const,
            ].map(([href, label]) => (
              <a key={href} href={href} className="hit text-band-muted hover:text-band-content px-3 font-medium">
                {say(label)}
              </a>
            ))}
          </nav>
          <LanguageLink className="text-band-muted hover:text-band-content shrink-0 pl-2 max-md:ml-auto" />
        </div>
      </header>
      <main id="isi" className="grow">
        {children}
      </main>
      <footer className="bg-band text-band-content on-band mt-20">
        <div className="wrap text-band-muted flex flex-wrap items-center gap-x-6 gap-y-1 py-6 text-sm max-md:pb-24">
          <span className="text-band-content font-semibold">{tenant.name}</span>
          <a href="/admin" className="hit link-quiet">
            {say(m.tutor_admin)}
          </a>
          <span className="md:ml-auto">{say(m.tutor_made)}</span>
        </div>
      </footer>
      {chat && (
        <a
          href={chat}
          className="shadow-float fixed right-4 bottom-4 z-20 inline-flex min-h-13 items-center gap-2.5 rounded-full bg-[#0b6b43] px-5 font-semibold text-white"
        >
          <WhatsApp className="size-6" />
          <span>WhatsApp</span>
        </a>
      )}
    </div>
  )
}

function PreviewBanner() {
  const say = useSay()
  return (
    <div className="bg-tone-warning text-tone-warning-ink">
      <p className="wrap flex flex-wrap items-center gap-x-3 py-2.5 text-sm">
        <span className="inline-flex items-center gap-2 font-bold">
          <Eye className="size-4.5" aria-hidden="true" />
          {say(m.tutor_preview)}
        </span>
        {say(m.tutor_preview_text)}
      </p>
    </div>
  )
}
