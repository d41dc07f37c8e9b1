import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { ArrowRight, ExternalLink } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { Cover, ShotPicture } from './pictures.tsx'
import type { Showcased } from './public.ts'

/** One of several templates: its first picture, what it is, what it costs. */
export function TemplateCard({ template }: { template: Showcased }) {
  const say = useSay()
  const { vertical, name, headline, summary, gallery, demoUrl } = template
  return (
    <li className="card-box flex flex-col overflow-hidden">
      {gallery[0] && (
        <div className="bg-base-200 border-line border-b p-4 pb-0 [&>*]:rounded-b-none">
          <ShotPicture template={template} shot={gallery[0]} sizes="(min-width: 48rem) 32rem, 100vw" />
        </div>
      )}
      <div className="flex grow flex-col p-6">
        <p className="eyebrow">{name}</p>
        <h3 className="mt-1 text-xl">{headline}</h3>
        <p className="text-muted mt-2 grow">{summary}</p>
        <p className="num mt-4 font-semibold">{priceFrom(template, say(m.portal_price_from))}</p>
        <p className="mt-4 flex flex-wrap items-center gap-3">
          <a href={`/templates/${vertical}`} className="btn btn-primary">
            {say(m.portal_template_more, { name })}
          </a>
          {demoUrl && <DemoLink url={demoUrl} className="btn btn-quiet" />}
        </p>
      </div>
    </li>
  )
}

/** The one template there is, across the whole width. */
export function TemplateFeature({ title, text, template }: { title: string; text: string; template: Showcased }) {
  const say = useSay()
  const { vertical, name, demoUrl } = template
  return (
    <section className="wrap pt-20 sm:pt-28">
      <div className="bg-band text-band-content on-band rounded-box grid items-center gap-x-12 gap-y-10 overflow-hidden p-7 pb-14 sm:p-12 lg:grid-cols-[1fr_1.25fr] lg:pb-16">
        <div>
          <p className="text-band-accent text-sm font-semibold">{name}</p>
          <h2 className="mt-2 text-3xl sm:text-4xl">{title}</h2>
          <p className="text-band-muted mt-4 max-w-md text-lg">{text}</p>
          <p className="mt-7 flex flex-wrap gap-3">
            <a href={`/templates/${vertical}`} className="btn btn-accent">
              {say(m.portal_template_more, { name })}
              <ArrowRight className="size-5" aria-hidden="true" />
            </a>
            {demoUrl && (
              <DemoLink
                url={demoUrl}
                className="btn border-band-muted text-band-content hover:bg-band-raised bg-transparent"
              />
            )}
          </p>
        </div>
        <Cover template={template} />
      </div>
    </section>
  )
}

export function DemoLink({ url, className }: { url: string; className: string }) {
  return (
    <a href={url} className={className}>
      {useSay()(m.portal_demo)}
      <ExternalLink className="size-4.5" aria-hidden="true" />
    </a>
  )
}

/** `Mulai Rp 999.000`. */
export function priceFrom({ packages }: Showcased, from: string): string {
  return `${from} ${formatRupiah(Math.min(...packages.map(({ priceIdr }) => priceIdr)))}`
}
