import { m } from '#web/paraglide/messages.js'
import * as icons from '#web/ui/icons.ts'
import type { Message } from '#web/words.ts'
import type { SectionType } from '../../../rules.ts'

/** How the editor speaks of each kind of section. */
export const KINDS: Record<SectionType, { icon: icons.LucideIcon; name: Message; about: Message }> = {
  hero: { icon: icons.Sparkles, name: m.site_kind_hero, about: m.site_about_hero },
  programmes: { icon: icons.GraduationCap, name: m.site_kind_programmes, about: m.site_about_programmes },
  tutors: { icon: icons.Users, name: m.site_kind_tutors, about: m.site_about_tutors },
  schedule: { icon: icons.CalendarDays, name: m.site_kind_schedule, about: m.site_about_schedule },
  testimonials: { icon: icons.Quote, name: m.site_kind_testimonials, about: m.site_about_testimonials },
  gallery: { icon: icons.Image, name: m.site_kind_gallery, about: m.site_about_gallery },
  articles: { icon: icons.Newspaper, name: m.site_kind_articles, about: m.site_about_articles },
  faq: { icon: icons.CircleHelp, name: m.site_kind_faq, about: m.site_about_faq },
  registration: { icon: icons.ListChecks, name: m.site_kind_registration, about: m.site_about_registration },
  contact: { icon: icons.MapPin, name: m.site_kind_contact, about: m.site_about_contact },
  text: { icon: icons.FileText, name: m.site_kind_text, about: m.site_about_text },
}
