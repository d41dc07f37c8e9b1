import { JsonLd } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { Check, Clock3, Play } from '#web/ui/icons.ts'
import { Street } from '#web/ui/street.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { palettes } from '../../../drafts/rules.ts'
import { Coming } from './packages.tsx'
import { ShotPicture } from './pictures.tsx'
import type { Showcased } from './public.ts'
import { PhoneScene, WindowScene } from './scenes.tsx'
import { DemoLink } from './template-card.tsx'

type Props = { template: Showcased }

/** The pictures after the first, which stands at the top. */
export function Gallery({ template }: Props) {
  const say = useSay()
  const shots = template.gallery.slice(1)
  if (shots.length === 0) return null
  return (
    <section className="wrap pt-20 sm:pt-28">
      <h2 className="text-3xl sm:text-4xl">{say(m.portal_gallery_title)}</h2>
      <ul className="mt-9 grid gap-x-6 gap-y-9 sm:grid-cols-2 lg:grid-cols-3">
        {shots.map((shot) => (
          <li key={shot.caption}>
            <figure>
              <div className="shadow-card rounded-box">
                <ShotPicture
                  template={template}
                  shot={shot}
                  sizes="(min-width: 64rem) 22rem, (min-width: 40rem) 50vw, 100vw"
                />
              </div>
              <figcaption className="mt-3 font-semibold">{shot.caption}</figcaption>
            </figure>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The demo video opens where it is kept: no foreign player is loaded into the page. */
export function Video({ template }: Props) {
  const say = useSay()
  const { video, showcase, name } = template
  if (!video.shown) return null
  const scene = showcase?.scenes[0]
  const poster = showcase && scene && <WindowScene look={showcase} scene={scene} className="block w-full opacity-25" />
  if (video.url) {
    return (
      <section className="wrap pt-20 sm:pt-28">
        <a
          href={video.url}
          rel="noopener"
          className="group rounded-box on-band bg-band text-band-content relative mx-auto block max-w-4xl overflow-hidden"
        >
          {poster ?? <span className="block aspect-video" />}
          <span className="absolute inset-0 grid content-center justify-items-center gap-4 px-6 text-center">
            <span className="bg-accent text-accent-content grid size-18 place-items-center rounded-full transition-transform duration-150 group-hover:scale-105">
              <Play className="size-8 translate-x-0.5 fill-current" aria-hidden="true" />
            </span>
            <span className="text-xl font-bold">{say(m.portal_video_watch, { name })}</span>
          </span>
        </a>
      </section>
    )
  }
  return (
    <section className="wrap pt-20 sm:pt-28">
      <div className="rounded-box bg-band text-band-content mx-auto max-w-4xl overflow-hidden">
        <div className="flex items-center gap-5 px-6 pt-8 pb-2 sm:px-10 sm:pt-10">
          <span className="border-band-muted grid size-14 shrink-0 place-items-center rounded-full border-2">
            <Play className="size-6 translate-x-0.5" aria-hidden="true" />
          </span>
          <div>
            <h2 className="text-xl">{say(m.portal_video_coming)}</h2>
            <p className="text-band-muted mt-1">{say(m.portal_video_coming_text)}</p>
          </div>
        </div>
        <Street className="text-band-raised w-full" />
      </div>
    </section>
  )
}

/** Everything in the template by theme; what is not built yet says so, and what only larger packages have as well. */
export function Features({ template }: Props) {
  const say = useSay()
  const { groups, packages } = template
  const nameOf = (code: string) => packages.find((one) => one.code === code)?.name
  return (
    <section id="isi-template" className="wrap scroll-mt-6 pt-20 sm:pt-28">
      <h2 className="text-3xl sm:text-4xl">{say(m.portal_features_title)}</h2>
      <p className="lead mt-3">{say(m.portal_features_lead)}</p>
      <div className="mt-9 gap-6 space-y-6 md:columns-2 md:space-y-0">
        {groups.map(({ title, items }) => (
          <section key={title} className="card-box break-inside-avoid p-6 md:mb-6">
            <h3 className="text-lg">{title}</h3>
            <ul className="mt-3 space-y-2.5">
              {items.map(({ text, coming, from }) => (
                <li key={text} className="flex gap-2.5">
                  {coming ? (
                    <Clock3 className="text-muted mt-1 size-4.5 shrink-0" aria-hidden="true" />
                  ) : (
                    <Check className="text-primary-ink mt-1 size-4.5 shrink-0" strokeWidth={3} aria-hidden="true" />
                  )}
                  <span>
                    {text} {coming && <Coming />}
                    {from !== packages[0]?.code && nameOf(from) && (
                      <span className="text-muted text-sm whitespace-nowrap">
                        {' '}
                        {say(m.portal_from_package, { name: nameOf(from)! })}
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

/** The same front in other colours: the shape stays, the impression is the buyer's own. */
export function Faces({ template: { showcase } }: Props) {
  const say = useSay()
  const scene = showcase?.scenes.find(({ kind }) => kind === 'front')
  if (!showcase || scene?.kind !== 'front') return null
  return (
    <section className="wrap pt-20 sm:pt-28">
      <h2 className="text-3xl sm:text-4xl">{say(m.portal_faces_title)}</h2>
      <p className="lead mt-3">{say(m.portal_faces_text)}</p>
      <ul className="mt-9 grid grid-cols-2 gap-x-5 gap-y-8 sm:grid-cols-3 lg:grid-cols-6">
        {palettes.map(({ code, name, primary, accent }) => (
          <li key={code}>
            <PhoneScene look={{ ...showcase, primary, accent }} scene={scene} className="block w-full" />
            <p className="mt-3 text-center text-sm font-semibold">{name}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function DemoBand({ template: { demoUrl, showcase, name } }: Props) {
  const say = useSay()
  if (!demoUrl) return null
  return (
    <section className="wrap pt-20 sm:pt-28">
      <div className="bg-accent-soft rounded-box flex flex-col items-start gap-6 p-7 sm:flex-row sm:items-center sm:justify-between sm:p-10">
        <div>
          <h2 className="text-2xl sm:text-3xl">{say(m.portal_demo_title)}</h2>
          <p className="mt-2 max-w-xl text-lg">{say(m.portal_demo_text, { name: showcase?.business ?? name })}</p>
        </div>
        <DemoLink url={demoUrl} className="btn btn-primary btn-lg shrink-0 text-base" />
      </div>
    </section>
  )
}

/** What search engines are told of the product and its prices. */
export function ProductFacts({ template: { vertical, name, summary, packages } }: Props) {
  const { origin } = useVisit()
  const url = `${origin}/templates/${vertical}`
  return (
    <JsonLd
      data={{
        '@type': 'Product',
        name,
        description: summary,
        url,
        image: `${origin}/og.png`,
        brand: { '@type': 'Brand', name: 'Ruko' },
        offers: packages.map((one) => ({
          '@type': 'Offer',
          name: one.name,
          description: one.summary,
          price: one.priceIdr,
          priceCurrency: 'IDR',
          availability: 'https://schema.org/InStock',
          url: `${origin}/order?template=${vertical}&package=${one.code}`,
        })),
      }}
    />
  )
}
