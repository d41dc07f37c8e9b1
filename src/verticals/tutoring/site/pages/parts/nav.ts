import { m } from '#web/paraglide/messages.js'
import { useSay, type Message } from '#web/words.ts'
import type { SectionType } from '../../rules.ts'
import { anchorOf, type View } from './view.ts'

/** What the menu calls the kinds of sections; the others are not worth an entry. */
const entries: readonly [SectionType, Message][] = [
  ['programmes', m.site_nav_programmes],
  ['tutors', m.site_nav_tutors],
  ['schedule', m.site_nav_schedule],
  ['testimonials', m.site_nav_testimonials],
  ['articles', m.site_nav_articles],
  ['faq', m.site_nav_faq],
  ['contact', m.site_nav_contact],
]

type NavLink = { href: string; label: string }

export function useNav(view: View): NavLink[] {
  const say = useSay()
  return entries.flatMap(([type, label]) => {
    const anchor = anchorOf(view, type)
    return anchor ? [{ href: `/#${anchor}`, label: say(label) }] : []
  })
}
