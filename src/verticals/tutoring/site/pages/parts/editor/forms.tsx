import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { LIMITS, type SectionOf, type SectionType } from '../../../rules.ts'
import type { Section } from '../../../schemas.ts'
import { Choice, Line } from './fields.tsx'
import { HeroForm } from './hero-form.tsx'
import { FaqForm, GalleryForm, ScheduleForm, TestimonialsForm, TutorsForm } from './list-forms.tsx'
import { ProgrammesForm } from './programmes-form.tsx'

/** What every form is given: its section, how to change it, and what the server said about its fields. */
export type FormOf<T extends SectionType> = {
  section: SectionOf<T>
  set: (change: Partial<SectionOf<T>>, removed?: boolean) => void
  errors: (path: string) => string | undefined
}

/** The fields of one section: its title first, then what its kind has. */
export function SectionForm({
  section,
  set,
  errors,
}: {
  section: Section
  set: FormOf<SectionType>['set']
  errors: FormOf<SectionType>['errors']
}) {
  const say = useSay()
  const titled = section.type !== 'hero'
  return (
    <div className="space-y-5">
      {titled && (
        <>
          <Line
            label={say(m.site_edit_title)}
            help={say(m.site_edit_title_help)}
            value={section.title}
            max={LIMITS.name}
            error={errors('title')}
            onChange={(title) => set({ title })}
          />
          {section.type !== 'articles' && (
            <Line
              label={say(m.site_edit_lead)}
              value={section.lead}
              max={LIMITS.summary}
              rows={2}
              error={errors('lead')}
              onChange={(lead) => set({ lead })}
            />
          )}
        </>
      )}
      <Fields section={section} set={set} errors={errors} />
    </div>
  )
}

function Fields({
  section,
  set,
  errors,
}: {
  section: Section
  set: FormOf<SectionType>['set']
  errors: FormOf<SectionType>['errors']
}) {
  switch (section.type) {
    case 'hero':
      return <HeroForm section={section} set={set} errors={errors} />
    case 'programmes':
      return <ProgrammesForm section={section} set={set} errors={errors} />
    case 'tutors':
      return <TutorsForm section={section} set={set} errors={errors} />
    case 'schedule':
      return <ScheduleForm section={section} set={set} errors={errors} />
    case 'testimonials':
      return <TestimonialsForm section={section} set={set} errors={errors} />
    case 'gallery':
      return <GalleryForm section={section} set={set} errors={errors} />
    case 'articles':
      return <ArticlesForm section={section} set={set} errors={errors} />
    case 'faq':
      return <FaqForm section={section} set={set} errors={errors} />
    case 'registration':
      return <RegistrationForm section={section} set={set} errors={errors} />
    case 'contact':
      return <ContactHint />
    case 'text':
      return <TextForm section={section} set={set} errors={errors} />
  }
}

function ArticlesForm({ section, set }: FormOf<'articles'>) {
  const say = useSay()
  const counts = ['1', '2', '3', '4', '5', '6'].map((count) => [count, count] as const)
  return (
    <>
      <Choice
        label={say(m.site_edit_count)}
        help={say(m.site_edit_count_help)}
        value={String(section.count)}
        options={counts}
        onChange={(count) => set({ count: Number(count) })}
      />
      <a href="/admin/articles" className="hit link-quiet font-medium">
        {say(m.site_edit_articles)}
      </a>
    </>
  )
}

function RegistrationForm({ section, set, errors }: FormOf<'registration'>) {
  const say = useSay()
  return (
    <Line
      label={say(m.site_edit_button)}
      help={say(m.site_edit_registration_help)}
      value={section.label}
      max={LIMITS.label}
      error={errors('label')}
      onChange={(label) => set({ label })}
    />
  )
}

function ContactHint() {
  return <p className="text-muted">{useSay()(m.site_edit_contact_hint)}</p>
}

function TextForm({ section, set, errors }: FormOf<'text'>) {
  const say = useSay()
  return (
    <Line
      label={say(m.site_edit_body)}
      help={say(m.site_edit_body_help)}
      value={section.body}
      max={LIMITS.body}
      rows={10}
      error={errors('body')}
      onChange={(body) => set({ body })}
    />
  )
}
