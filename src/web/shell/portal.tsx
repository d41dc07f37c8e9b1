import { Menu } from '../ui/icons.ts'
import type { ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Street } from '../ui/street.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import { useSay } from '../words.ts'
import { LanguageLink, SkipLink } from './language.tsx'

type PortalFrameProps = { children: ReactNode; plain?: boolean; above?: ReactNode }

/**
 * The frame of every public page of the portal. `plain` leaves out the menu where a person should finish something;
 * `above` stands over everything, such as the note that this is a preview.
 */
export function PortalFrame({ children, plain = false, above }: PortalFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      {above}
      <Header plain={plain} />
      <main id="isi" className="grow">
        {children}
      </main>
      {plain ? <SmallFooter /> : <Footer />}
    </div>
  )
}

function Header({ plain }: { plain: boolean }) {
  const say = useSay()
  const links = [
    { href: '/templates', label: say(m.nav_template) },
    { href: '/#harga', label: say(m.nav_prices) },
    { href: '/faq', label: say(m.nav_faq) },
    { href: '/contact', label: say(m.nav_contact) },
  ]
  return (
    <header className="bg-base-100 border-line relative z-20 border-b">
      <div className="wrap flex h-16 items-center gap-2">
        <a href="/" className="hit text-primary-ink -ml-1 px-1" aria-label={`Ruko, ${say(m.nav_home)}`}>
          <Wordmark />
        </a>
        {!plain && (
          <nav aria-label={say(m.nav_main)} className="ml-8 hidden gap-1 md:flex">
            {links.map(({ href, label }) => (
              <a
                key={href}
                href={href}
                className="hit hover:bg-base-200 rounded-field px-3 text-[0.9375rem] font-medium"
              >
                {label}
              </a>
            ))}
          </nav>
        )}
        <div className="ml-auto flex items-center gap-2 sm:gap-4">
          <LanguageLink className="px-1" />
          {!plain && (
            <a href="/order" className="btn btn-primary hidden sm:inline-flex">
              {say(m.nav_order)}
            </a>
          )}
          {!plain && (
            <details className="group md:hidden">
              <summary className="hit hover:bg-base-200 rounded-field -mr-2 min-w-11 cursor-pointer list-none justify-center [&::-webkit-details-marker]:hidden">
                <Menu className="size-6" aria-hidden="true" />
                <span className="sr-only">{say(m.nav_menu)}</span>
              </summary>
              <nav
                aria-label={say(m.nav_menu)}
                className="bg-surface border-line shadow-float absolute inset-x-0 top-full border-b px-5 py-3"
              >
                {links.map(({ href, label }) => (
                  <a key={href} href={href} className="border-line flex min-h-12 items-center border-b font-medium">
                    {label}
                  </a>
                ))}
                <a href="/order" className="btn btn-primary mt-4 mb-2 w-full">
                  {say(m.nav_order)}
                </a>
              </nav>
            </details>
          )}
        </div>
      </div>
    </header>
  )
}

function Footer() {
  const say = useSay()
  const columns = [
    {
      title: say(m.footer_product),
      links: [
        { href: '/templates', label: say(m.nav_template) },
        { href: '/#harga', label: say(m.nav_prices) },
        { href: '/order', label: say(m.nav_order) },
      ],
    },
    {
      title: say(m.footer_help),
      links: [
        { href: '/faq', label: say(m.nav_faq) },
        { href: '/contact', label: say(m.nav_contact) },
        { href: '/orders', label: say(m.footer_orders) },
        { href: '/console', label: say(m.footer_console) },
      ],
    },
    {
      title: say(m.footer_legal),
      links: [
        { href: '/terms', label: say(m.footer_terms) },
        { href: '/privacy', label: say(m.footer_privacy) },
      ],
    },
  ]
  return (
    <footer className="mt-20">
      <Street className="text-band w-full" />
      <div className="bg-band text-band-content on-band -mt-px">
        <div className="wrap grid grid-cols-2 gap-x-6 gap-y-8 pt-8 pb-10 lg:grid-cols-[2fr_1fr_1fr_1fr]">
          <div className="col-span-2 lg:col-span-1">
            <Wordmark />
            <p className="text-band-muted mt-4 max-w-xs text-[0.9375rem]">{say(m.footer_line)}</p>
          </div>
          {columns.map(({ title, links }) => (
            <nav key={title} aria-label={title}>
              <p className="font-semibold">{title}</p>
              <ul className="mt-1">
                {links.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href} className="hit text-band-muted hover:text-band-content text-[0.9375rem]">
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          ))}
        </div>
      </div>
    </footer>
  )
}

function SmallFooter() {
  const say = useSay()
  return (
    <footer className="mt-16">
      <Street className="text-base-300 w-full" />
      <div className="bg-base-300 -mt-px">
        <div className="wrap text-muted flex flex-wrap items-center gap-x-6 py-3 text-sm">
          <span className="text-base-content font-bold">Ruko</span>
          <a href="/terms" className="hit link-quiet">
            {say(m.footer_terms)}
          </a>
          <a href="/privacy" className="hit link-quiet">
            {say(m.footer_privacy)}
          </a>
        </div>
      </div>
    </footer>
  )
}
