import { ArticlesSection } from './articles.tsx'
import { ContactSection, RegistrationSection } from './ends.tsx'
import { HeroSection } from './hero.tsx'
import { TestimonialsSection, TutorsSection } from './people.tsx'
import { FaqSection, GallerySection, ScheduleSection, TextSection } from './plain.tsx'
import { ProgrammesSection } from './programmes.tsx'
import type { Shown, View } from './view.ts'

/** All sections of a site, one below the other. */
export function SiteSections({ view }: { view: View }) {
  const grounds = groundsOf(view)
  return view.sections.map((shown, index) => (
    <OneSection key={shown.section.id} shown={shown} view={view} tinted={grounds[index]!} />
  ))
}

/** Every second plain section has a quiet ground; bands that have a ground of their own do not count. */
function groundsOf({ sections }: View): boolean[] {
  let count = 0
  return sections.map(({ section }) => {
    if (section.type === 'hero' || section.type === 'registration') return false
    count += 1
    return count % 2 === 0
  })
}

function OneSection({ shown, view, tinted }: { shown: Shown; view: View; tinted: boolean }) {
  const { section, anchor, html } = shown
  const place = { anchor, tinted }
  switch (section.type) {
    case 'hero':
      return <HeroSection section={section} anchor={anchor} view={view} />
    case 'programmes':
      return <ProgrammesSection section={section} view={view} {...place} />
    case 'tutors':
      return <TutorsSection section={section} {...place} />
    case 'schedule':
      return <ScheduleSection section={section} {...place} />
    case 'testimonials':
      return <TestimonialsSection section={section} {...place} />
    case 'gallery':
      return <GallerySection section={section} {...place} />
    case 'faq':
      return <FaqSection section={section} {...place} />
    case 'registration':
      return <RegistrationSection section={section} anchor={anchor} />
    case 'contact':
      return <ContactSection section={section} view={view} {...place} />
    case 'text':
      return <TextSection section={section} html={html ?? ''} {...place} />
    case 'articles':
      return <ArticlesSection section={section} view={view} {...place} />
  }
}
