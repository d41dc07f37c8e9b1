import { m } from '#web/paraglide/messages.js'
import { Trophy } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { SectionOf } from '../../rules.ts'
import { Portrait } from './art.tsx'
import { Photo } from './photo.tsx'
import { Band } from './section.tsx'
import type { Item } from './view.ts'

type TutorsProps = { section: SectionOf<'tutors'>; anchor: string; tinted: boolean }

export function TutorsSection({ section, anchor, tinted }: TutorsProps) {
  const say = useSay()
  return (
    <Band anchor={anchor} title={section.title || say(m.site_title_tutors)} lead={section.lead} tinted={tinted}>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 lg:grid-cols-4">
        {section.items.map(({ id, name, role, bio, pictureId }) => (
          <li key={id} className="min-w-0">
            <div className="rounded-box bg-primary-soft relative aspect-4/5 overflow-hidden">
              {pictureId ? (
                <Photo id={pictureId} alt="" sizes="(min-width: 64rem) 16rem, 45vw" className="size-full" />
              ) : (
                <Portrait name={name} className="size-full" />
              )}
              <span className="bg-accent absolute bottom-0 left-0 h-1.5 w-16" />
            </div>
            <h3 className="mt-4 text-lg break-words">{name}</h3>
            {role && <p className="text-accent-ink text-sm font-semibold break-words">{role}</p>}
            {bio && <p className="text-muted mt-1.5 text-[0.9375rem] break-words">{bio}</p>}
          </li>
        ))}
      </ul>
    </Band>
  )
}

type TestimonialsProps = { section: SectionOf<'testimonials'>; anchor: string; tinted: boolean }

export function TestimonialsSection({ section, anchor, tinted }: TestimonialsProps) {
  const say = useSay()
  return (
    <Band anchor={anchor} title={section.title || say(m.site_title_testimonials)} lead={section.lead} tinted={tinted}>
      <ul className="grid gap-5 md:grid-cols-2 lg:grid-cols-3">
        {section.items.map((one) => (
          <Voice key={one.id} voice={one} />
        ))}
      </ul>
    </Band>
  )
}

function Voice({ voice: { name, result, quote, pictureId } }: { voice: Item<'testimonials'> }) {
  return (
    <li className="card-box flex min-w-0 flex-col p-6">
      {result && (
        <p className="bg-accent-soft text-accent-soft-ink rounded-selector num mb-4 inline-flex items-center gap-2 self-start px-2.5 py-1 text-sm font-bold">
          <Trophy className="size-4 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">{result}</span>
        </p>
      )}
      <figure className="flex grow flex-col">
        <blockquote className="grow text-[1.0625rem] leading-relaxed break-words">{quote && `“${quote}”`}</blockquote>
        <figcaption className="border-line mt-5 flex items-center gap-3 border-t pt-4">
          <span className="size-12 shrink-0 overflow-hidden rounded-full">
            {pictureId ? (
              <Photo id={pictureId} alt="" sizes="3rem" className="size-full" />
            ) : (
              <Portrait name={name} className="size-full" />
            )}
          </span>
          <span className="min-w-0 font-bold break-words">{name}</span>
        </figcaption>
      </figure>
    </li>
  )
}
