import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { LIMITS } from '../../../rules.ts'
import { newUuid } from './blank.ts'
import { Line, Pair } from './fields.tsx'
import type { FormOf } from './forms.tsx'
import { Items } from './items.tsx'
import { PictureField } from './picture-field.tsx'

/* Forms of sections that are lists of small parts. */

export function TutorsForm({ section, set }: FormOf<'tutors'>) {
  const say = useSay()
  return (
    <Items
      items={section.items}
      onChange={(items, removed) => set({ items }, removed)}
      nameOf={({ name }) => name}
      blank={() => ({ id: newUuid(), name: '', role: '', bio: '', pictureId: null })}
      addLabel={say(m.site_edit_add_tutor)}
    >
      {({ name, role, bio, pictureId }, change) => (
        <>
          <Pair>
            <Line
              label={say(m.site_edit_name)}
              value={name}
              max={LIMITS.name}
              onChange={(value) => change({ name: value })}
            />
            <Line
              label={say(m.site_edit_role)}
              value={role}
              max={LIMITS.name}
              onChange={(value) => change({ role: value })}
            />
          </Pair>
          <Line
            label={say(m.site_edit_bio)}
            value={bio}
            max={LIMITS.summary}
            rows={3}
            onChange={(value) => change({ bio: value })}
          />
          <PictureField
            label={say(m.site_edit_photo)}
            value={pictureId}
            onChange={(value) => change({ pictureId: value })}
          />
        </>
      )}
    </Items>
  )
}

export function ScheduleForm({ section, set }: FormOf<'schedule'>) {
  const say = useSay()
  return (
    <Items
      items={section.items}
      onChange={(items, removed) => set({ items }, removed)}
      nameOf={({ day, time, programme }) => [day, time, programme].filter(Boolean).join(' · ')}
      blank={() => ({ id: newUuid(), day: '', time: '', programme: '', place: '' })}
      addLabel={say(m.site_edit_add_row)}
    >
      {({ day, time, programme, place }, change) => (
        <>
          <Pair>
            <Line
              label={say(m.site_edit_day)}
              value={day}
              max={LIMITS.label}
              onChange={(value) => change({ day: value })}
            />
            <Line
              label={say(m.site_edit_time)}
              value={time}
              max={LIMITS.label}
              placeholder="16.00–18.30"
              onChange={(value) => change({ time: value })}
            />
          </Pair>
          <Pair>
            <Line
              label={say(m.site_edit_programme)}
              value={programme}
              max={LIMITS.name}
              onChange={(value) => change({ programme: value })}
            />
            <Line
              label={say(m.site_edit_place)}
              value={place}
              max={LIMITS.name}
              onChange={(value) => change({ place: value })}
            />
          </Pair>
        </>
      )}
    </Items>
  )
}

export function TestimonialsForm({ section, set }: FormOf<'testimonials'>) {
  const say = useSay()
  return (
    <Items
      items={section.items}
      onChange={(items, removed) => set({ items }, removed)}
      nameOf={({ name }) => name}
      blank={() => ({ id: newUuid(), name: '', result: '', quote: '', pictureId: null })}
      addLabel={say(m.site_edit_add_testimonial)}
    >
      {({ name, result, quote, pictureId }, change) => (
        <>
          <Pair>
            <Line
              label={say(m.site_edit_name)}
              value={name}
              max={LIMITS.name}
              onChange={(value) => change({ name: value })}
            />
            <Line
              label={say(m.site_edit_result)}
              value={result}
              max={LIMITS.name}
              placeholder="Bintara POLRI 2026"
              onChange={(value) => change({ result: value })}
            />
          </Pair>
          <Line
            label={say(m.site_edit_quote)}
            value={quote}
            max={LIMITS.summary}
            rows={4}
            onChange={(value) => change({ quote: value })}
          />
          <PictureField
            label={say(m.site_edit_photo)}
            value={pictureId}
            onChange={(value) => change({ pictureId: value })}
          />
        </>
      )}
    </Items>
  )
}

export function GalleryForm({ section, set }: FormOf<'gallery'>) {
  const say = useSay()
  return (
    <Items
      items={section.items}
      onChange={(items, removed) => set({ items }, removed)}
      nameOf={({ caption }) => caption}
      blank={() => ({ id: newUuid(), pictureId: null, caption: '' })}
      addLabel={say(m.site_edit_add_picture)}
    >
      {({ pictureId, caption }, change) => (
        <>
          <PictureField
            label={say(m.site_edit_picture)}
            value={pictureId}
            onChange={(value) => change({ pictureId: value })}
          />
          <Line
            label={say(m.site_edit_caption)}
            value={caption}
            max={LIMITS.title}
            onChange={(value) => change({ caption: value })}
          />
        </>
      )}
    </Items>
  )
}

export function FaqForm({ section, set }: FormOf<'faq'>) {
  const say = useSay()
  return (
    <Items
      items={section.items}
      onChange={(items, removed) => set({ items }, removed)}
      nameOf={({ question }) => question}
      blank={() => ({ id: newUuid(), question: '', answer: '' })}
      addLabel={say(m.site_edit_add_question)}
    >
      {({ question, answer }, change) => (
        <>
          <Line
            label={say(m.site_edit_question)}
            value={question}
            max={LIMITS.line}
            onChange={(value) => change({ question: value })}
          />
          <Line
            label={say(m.site_edit_answer)}
            value={answer}
            max={LIMITS.answer}
            rows={5}
            onChange={(value) => change({ answer: value })}
          />
        </>
      )}
    </Items>
  )
}
