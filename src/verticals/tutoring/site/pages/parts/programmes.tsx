import { m } from '#web/paraglide/messages.js'
import { CalendarDays, Check, Clock3, Hourglass, WhatsApp } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { chatUrl, type SectionOf } from '../../rules.ts'
import { Chevrons } from './art.tsx'
import { Photo } from './photo.tsx'
import { Band } from './section.tsx'
import type { Item, View } from './view.ts'

type Props = { section: SectionOf<'programmes'>; anchor: string; view: View; tinted: boolean }

export function ProgrammesSection({ section, anchor, view, tinted }: Props) {
  const say = useSay()
  const { tenant } = useVisit()
  const { whatsapp } = view.contact
  const coming = section.showComing ? view.coming : []
  return (
    <Band anchor={anchor} title={section.title || say(m.tutor_programmes_title)} lead={section.lead} tinted={tinted}>
      <ul className="grid gap-5 md:grid-cols-2 lg:grid-cols-3">
        {section.items.map((programme, index) => (
          <ProgrammeCard
            key={programme.id}
            programme={programme}
            place={index}
            chat={
              whatsapp
                ? chatUrl(whatsapp, say(m.tutor_ask_programme, { name: tenant.name, programme: programme.name }))
                : null
            }
          />
        ))}
      </ul>
      {coming.length > 0 && (
        <div className="border-line rounded-box mt-6 flex flex-wrap items-center gap-x-5 gap-y-3 border border-dashed px-5 py-4">
          <p className="flex items-center gap-2 font-bold">
            <Hourglass className="text-accent-ink size-5" aria-hidden="true" />
            {say(m.site_coming_title)}
          </p>
          <ul className="flex flex-wrap gap-2">
            {coming.map((feature) => (
              <li
                key={feature}
                className="bg-accent-soft text-accent-soft-ink rounded-selector px-3 py-1 text-sm font-semibold"
              >
                {feature}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Band>
  )
}

type CardProps = { programme: Item<'programmes'>; place: number; chat: string | null }

function ProgrammeCard({ programme, place, chat }: CardProps) {
  const say = useSay()
  const { name, summary, features, coming, pictureId } = programme
  return (
    <li className="card-box shadow-card flex min-w-0 flex-col overflow-hidden">
      <div className="bg-band text-band-content relative isolate aspect-16/9 overflow-hidden">
        {pictureId ? (
          <Photo
            id={pictureId}
            alt=""
            sizes="(min-width: 64rem) 22rem, (min-width: 48rem) 45vw, 92vw"
            className="size-full"
          />
        ) : (
          <>
            <Chevrons id={`program-${place}`} className="absolute inset-0 -z-10 size-full opacity-10" />
            <span aria-hidden="true" className="num absolute bottom-1 left-6 text-7xl leading-none font-extrabold">
              {String(place + 1).padStart(2, '0')}
            </span>
          </>
        )}
        <span className="bg-accent absolute inset-x-0 bottom-0 h-1" />
      </div>
      <div className="flex grow flex-col p-6">
        <div className="flex flex-wrap items-start justify-between gap-2">
          <h3 className="min-w-0 text-xl break-words">{name}</h3>
          {coming && (
            <span className="bg-accent-soft text-accent-soft-ink rounded-selector inline-flex items-center gap-1.5 px-2.5 py-1 text-xs font-bold">
              <Hourglass className="size-3.5" aria-hidden="true" />
              {say(m.site_soon)}
            </span>
          )}
        </div>
        {summary && <p className="text-muted mt-2 break-words">{summary}</p>}
        {features.length > 0 && (
          <ul className="mt-4 space-y-1.5">
            {features.map((feature, index) => (
              <li key={`${index} ${feature}`} className="flex gap-2.5 text-[0.9375rem]">
                <Check className="text-accent-ink mt-1 size-4 shrink-0" aria-hidden="true" />
                <span className="min-w-0 break-words">{feature}</span>
              </li>
            ))}
          </ul>
        )}
        <Terms programme={programme} />
        <Price programme={programme} chat={chat} />
      </div>
    </li>
  )
}

function Terms({ programme: { schedule, duration } }: { programme: Item<'programmes'> }) {
  return (
    <div className="mt-5 grow space-y-2 text-[0.9375rem] font-medium">
      {schedule && (
        <p className="num flex gap-2.5">
          <CalendarDays className="text-primary-ink mt-0.5 size-5 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">{schedule}</span>
        </p>
      )}
      {duration && (
        <p className="num flex gap-2.5">
          <Clock3 className="text-primary-ink mt-0.5 size-5 shrink-0" aria-hidden="true" />
          {duration}
        </p>
      )}
    </div>
  )
}

function Price({ programme, chat }: { programme: Item<'programmes'>; chat: string | null }) {
  const say = useSay()
  const { id, name, priceIdr, coming } = programme
  return (
    <div className="border-line mt-5 border-t pt-4">
      {priceIdr === null || coming ? (
        <p className="text-muted font-medium">{say(m.tutor_fee_ask)}</p>
      ) : (
        <Money idr={priceIdr} className="text-2xl font-extrabold" />
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {!coming && (
          <a
            href={`/daftar?program=${id}`}
            className="btn btn-primary min-h-11"
            aria-label={`${say(m.site_register)}: ${name}`}
          >
            {say(m.site_register)}
          </a>
        )}
        {chat && (
          <a
            href={chat}
            className="hit text-primary-ink gap-2 font-semibold"
            aria-label={`${say(m.tutor_ask)}: ${name}`}
          >
            <WhatsApp className="size-5" />
            WhatsApp
          </a>
        )}
      </div>
    </div>
  )
}
