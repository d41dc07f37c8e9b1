import { m } from '#web/paraglide/messages.js'
import { ArrowRight, WhatsApp } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { SectionOf } from '../../rules.ts'
import { Chevrons } from './art.tsx'
import { Emblem } from './emblem.tsx'
import { hrefOf } from './links.ts'
import { Photo } from './photo.tsx'
import type { View } from './view.ts'

type Hero = SectionOf<'hero'>
type HeroProps = { section: Hero; anchor: string; view: View }

export function HeroSection({ section, anchor, view }: HeroProps) {
  const { tenant } = useVisit()
  const { eyebrow, headline, intro, pictureId, figures } = section
  const shown = figures.filter(({ value }) => value)
  return (
    <section id={anchor} className="bg-band text-band-content on-band relative isolate overflow-hidden">
      <Chevrons id="sleeve" className="absolute inset-0 -z-10 size-full opacity-[.045]" />
      <div className="wrap grid items-center gap-x-12 gap-y-10 pt-12 pb-12 sm:pt-16 lg:grid-cols-[1.35fr_1fr] lg:pb-16">
        <div className="min-w-0">
          {eyebrow && (
            <p className="text-band-muted flex items-center gap-3 text-sm font-semibold sm:text-base">
              <span className="grid h-5 w-7 shrink-0 grid-rows-2 overflow-hidden rounded-[2px]" aria-hidden="true">
                <span className="bg-accent" />
                <span className="bg-band-content" />
              </span>
              {eyebrow}
            </p>
          )}
          <h1 className="mt-5 text-[2.3rem] leading-[1.08] font-extrabold break-words sm:text-5xl lg:text-[3.5rem]">
            {headline || tenant.name}
          </h1>
          {intro && <p className="text-band-muted mt-5 max-w-[56ch] text-lg break-words">{intro}</p>}
          <HeroButtons section={section} view={view} />
        </div>
        {pictureId ? (
          <div className="relative">
            <span className="bg-accent absolute -top-3 -right-3 size-24" aria-hidden="true" />
            <div className="bg-band-raised rounded-box relative aspect-4/3 overflow-hidden lg:aspect-square">
              <Photo id={pictureId} alt="" sizes="(min-width: 64rem) 28rem, 92vw" className="size-full" eager />
            </div>
          </div>
        ) : (
          <Emblem name={tenant.name} className="mx-auto hidden w-full max-w-72 lg:block" />
        )}
      </div>
      {shown.length > 0 && (
        <div className="border-band-raised border-t">
          <dl className="wrap divide-band-raised grid grid-cols-1 divide-y py-2 sm:grid-flow-col sm:auto-cols-fr sm:grid-cols-none sm:divide-x sm:divide-y-0">
            {shown.map(({ value, label }) => (
              <div
                key={`${value} ${label}`}
                className="flex min-w-0 flex-row-reverse flex-wrap-reverse items-baseline justify-end gap-x-4 gap-y-1 py-4 sm:flex-col-reverse sm:flex-nowrap sm:gap-1 sm:px-8 sm:py-7 sm:first:pl-0"
              >
                <dt className="text-band-muted text-[0.9375rem]">{label}</dt>
                <dd className={`num leading-none font-extrabold whitespace-nowrap ${sizeOf(value)}`}>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </section>
  )
}

/** Large, and a little smaller where it would not fit. */
function sizeOf(figure: string): string {
  return figure.length > 7 ? 'text-3xl lg:text-4xl' : 'text-4xl sm:text-5xl lg:text-6xl'
}

function HeroButtons({ section, view }: { section: Hero; view: View }) {
  const say = useSay()
  const { tenant } = useVisit()
  const greeting = say(m.tutor_ask_text, { name: tenant.name })
  const looks = ['btn-accent', 'border-band-muted text-band-content hover:bg-band-raised bg-transparent']
  const buttons = [section.primary, section.secondary].flatMap((button, index) => {
    const href = hrefOf(button, view, greeting)
    return href ? [{ ...button, href, look: looks[index]! }] : []
  })
  if (buttons.length === 0) return null
  return (
    <div className="mt-8 flex flex-col gap-3 sm:flex-row sm:flex-wrap">
      {buttons.map(({ label, target, href, look }) => (
        <a key={look} href={href} className={`btn btn-lg text-base ${look}`}>
          {target === 'whatsapp' && <WhatsApp className="size-5" />}
          {label}
          {target !== 'whatsapp' && <ArrowRight className="size-5" aria-hidden="true" />}
        </a>
      ))}
    </div>
  )
}
