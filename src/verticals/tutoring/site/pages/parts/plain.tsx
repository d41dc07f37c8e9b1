import { m } from '#web/paraglide/messages.js'
import { ChevronDown, Clock3, MapPin } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { SectionOf } from '../../rules.ts'
import { Scene } from './art.tsx'
import { Photo } from './photo.tsx'
import { Band, Heading } from './section.tsx'

type Of<T extends 'schedule' | 'gallery' | 'faq' | 'text'> = { section: SectionOf<T>; anchor: string; tinted: boolean }

export function ScheduleSection({ section, anchor, tinted }: Of<'schedule'>) {
  const say = useSay()
  return (
    <Band anchor={anchor} title={section.title || say(m.tutor_week_title)} lead={section.lead} tinted={tinted}>
      <ul className="card-box divide-line divide-y overflow-hidden">
        {section.items.map(({ id, day, time, programme, place }) => (
          <li
            key={id}
            className="grid gap-x-6 gap-y-1 px-5 py-4 sm:grid-cols-[minmax(8rem,1fr)_minmax(9rem,1fr)_2fr_1.2fr] sm:items-center sm:px-6"
          >
            <span className="min-w-0 text-lg font-bold break-words">{day}</span>
            <span className="num text-primary-ink inline-flex min-w-0 items-center gap-2 font-semibold">
              {time && <Clock3 className="size-4.5 shrink-0" aria-hidden="true" />}
              <span className="min-w-0 break-words">{time}</span>
            </span>
            <span className="min-w-0 font-medium break-words">{programme}</span>
            <span className="text-muted inline-flex min-w-0 items-center gap-2 break-words">
              {place && <MapPin className="size-4.5 shrink-0" aria-hidden="true" />}
              <span className="min-w-0 break-words">{place}</span>
            </span>
          </li>
        ))}
      </ul>
    </Band>
  )
}

export function GallerySection({ section, anchor, tinted }: Of<'gallery'>) {
  const say = useSay()
  return (
    <Band anchor={anchor} title={section.title || say(m.site_title_gallery)} lead={section.lead} tinted={tinted}>
      <ul className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
        {section.items.map(({ id, pictureId, caption }, index) => (
          <li key={id} className={index === 0 ? 'col-span-2 row-span-2' : ''}>
            <figure className="bg-primary-soft rounded-box relative aspect-4/3 size-full overflow-hidden">
              {pictureId ? (
                <Photo
                  id={pictureId}
                  alt={caption}
                  sizes={index === 0 ? '(min-width: 64rem) 34rem, 92vw' : '(min-width: 64rem) 17rem, 46vw'}
                  className="absolute inset-0 size-full"
                />
              ) : (
                <Scene seed={index} className="absolute inset-0 size-full" />
              )}
              {caption && (
                <figcaption className="bg-band/90 text-band-content absolute inset-x-0 bottom-0 line-clamp-2 px-3 py-2 text-sm leading-snug font-medium break-words">
                  {caption}
                </figcaption>
              )}
            </figure>
          </li>
        ))}
      </ul>
    </Band>
  )
}

export function FaqSection({ section, anchor, tinted }: Of<'faq'>) {
  const say = useSay()
  return (
    <section id={anchor} className={`scroll-mt-20 py-14 sm:py-20 ${tinted ? 'bg-base-200' : ''}`}>
      <div className="wrap grid gap-x-12 gap-y-8 lg:grid-cols-[1fr_1.7fr]">
        <Heading title={section.title || say(m.site_title_faq)} lead={section.lead} />
        <div className="border-line min-w-0 border-t">
          {section.items.map(({ id, question, answer }) => (
            <details key={id} className="border-line group border-b">
              <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-4 py-4 text-lg font-bold [&::-webkit-details-marker]:hidden">
                <span className="min-w-0 break-words">{question}</span>
                <ChevronDown
                  className="text-accent-ink size-5 shrink-0 transition-transform duration-150 group-open:rotate-180"
                  aria-hidden="true"
                />
              </summary>
              <p className="text-muted max-w-[65ch] pb-5 break-words whitespace-pre-line">{answer}</p>
            </details>
          ))}
        </div>
      </div>
    </section>
  )
}

/** The owner's own words. The HTML was made from Markdown by the server, which lets no HTML through. */
export function TextSection({ section, anchor, tinted, html }: Of<'text'> & { html: string }) {
  const prose = (
    <div className="prose-plain break-words [&>:first-child]:mt-0" dangerouslySetInnerHTML={{ __html: html }} />
  )
  if (!section.title) {
    return (
      <section id={anchor} className={`scroll-mt-20 py-12 sm:py-16 ${tinted ? 'bg-base-200' : ''}`}>
        <div className="wrap text-lg">{prose}</div>
      </section>
    )
  }
  return (
    <section id={anchor} className={`scroll-mt-20 py-14 sm:py-20 ${tinted ? 'bg-base-200' : ''}`}>
      <div className="wrap grid gap-x-12 gap-y-7 lg:grid-cols-[1fr_1.4fr]">
        <Heading title={section.title} lead={section.lead} />
        <div className="min-w-0 text-lg lg:pt-5">{prose}</div>
      </div>
    </section>
  )
}
