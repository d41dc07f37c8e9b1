import { Languages } from '../ui/icons.ts'
import { m } from '../paraglide/messages.js'
import { useSay, useVisit } from '../words.ts'

const names = { id: 'Indonesia', en: 'English' } as const

/** The way to the other language: the same address with `?lang=`, which the server remembers in a cookie. */
export function LanguageLink({ className = '' }: { className?: string }) {
  const { locale, path, query } = useVisit()
  const say = useSay()
  const other = locale === 'id' ? 'en' : 'id'
  const next = new URLSearchParams(query)
  next.set('lang', other)
  return (
    <a href={`${path}?${next}`} hrefLang={other} lang={other} className={`hit gap-2 text-sm font-medium ${className}`}>
      <Languages className="size-4.5" aria-hidden="true" />
      <span className="sr-only">{say(m.nav_language)}: </span>
      {names[other]}
    </a>
  )
}

export function SkipLink() {
  return (
    <a
      href="#isi"
      className="bg-primary text-primary-content rounded-field sr-only z-50 px-4 py-3 font-semibold focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
    >
      {useSay()(m.nav_skip)}
    </a>
  )
}
