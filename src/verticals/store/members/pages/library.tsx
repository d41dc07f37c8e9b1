import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { formatDay } from '#web/ui/format.ts'
import {
  CalendarClock,
  FileDown,
  KeyRound,
  Mail,
  Package,
  RotateCcw,
  ShieldCheck,
  Users,
  type LucideIcon,
} from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import { shopOf } from '../../site/pages/parts/shop.ts'
import type { Library as LibraryShape } from '../schemas.ts'
import { AccountPage } from './parts/account.tsx'
import { memberApp } from './parts/member.ts'
import { More, Narrow } from './parts/narrow.tsx'
import { wishOf } from './parts/wish.ts'

export const handle = { js: false }
export const headers = privateHeaders

type Thing = LibraryShape['items'][number]

export async function loader(args: LoaderFunctionArgs) {
  const app = memberApp(args)
  const wish = wishOf(app.url.searchParams, 'state', ['active', 'ended'])
  const [shop, library] = await Promise.all([shopOf(app), read(app.call<LibraryShape>('store.listMyLibrary', wish))])
  return { shop, library, wish }
}

const states = [
  ['', m.member_orders_all],
  ['active', m.member_library_active],
  ['ended', m.member_library_ended],
] as const
const PATH = '/account/library'

export default function Library() {
  const { shop, library, wish } = useLoaderData<typeof loader>()
  const say = useSay()
  const { state = '', q = '', cursor = '' } = wish
  const narrowed = Boolean(state || q || cursor)
  return (
    <AccountPage shop={shop} title={say(m.member_library_title)} lead={say(m.member_library_lead)}>
      {(library.items.length > 0 || narrowed) && (
        <Narrow path={PATH} name="state" chosen={state} choices={states} q={q} hint={say(m.member_library_search)} />
      )}
      {library.items.length > 0 ? (
        <ul className="grid gap-4 sm:grid-cols-2">
          {library.items.map((thing) => (
            <ThingCard key={thing.id} thing={thing} />
          ))}
        </ul>
      ) : (
        <div className="glass">
          <Empty icon={Package} title={say(narrowed ? m.member_orders_none : m.member_library_empty)}>
            <p>{say(narrowed ? m.member_orders_none_text : m.member_library_empty_text)}</p>
            <a href={narrowed ? PATH : '/products'} className="btn btn-quiet mt-5">
              {say(narrowed ? m.member_clear : m.member_shop)}
            </a>
          </Empty>
        </div>
      )}
      <More path={PATH} values={{ state, q, cursor }} next={library.nextCursor} />
    </AccountPage>
  )
}

const kinds: Record<Thing['kind'], { icon: LucideIcon; label: Message }> = {
  code: { icon: KeyRound, label: m.member_kind_code },
  seat: { icon: Users, label: m.member_kind_seat },
  invite: { icon: Mail, label: m.member_kind_invite },
  file: { icon: FileDown, label: m.member_kind_file },
}

function ThingCard({ thing }: { thing: Thing }) {
  const say = useSay()
  const { label, icon } = kinds[thing.kind]
  const name = thing.productName
  const unseen = !thing.revealedAt && (thing.kind === 'code' || thing.kind === 'seat')
  return (
    <li className="glass flex flex-col p-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Pill tone={thing.ended ? 'neutral' : 'success'} icon={icon} label={say(label)} small />
        {unseen && <span className="text-accent-ink text-sm font-semibold">{say(m.member_library_new)}</span>}
      </div>
      <h2 className="mt-3 text-lg leading-snug break-words">{name}</h2>
      <p className="text-muted text-sm break-words">
        {[thing.variantName, thing.fileName ?? thing.label].filter(Boolean).join(' · ')}
      </p>
      <Times thing={thing} />
      <div className="mt-auto flex flex-wrap gap-2 pt-4">
        <a
          href={`/account/orders/${thing.orderId}#d-${thing.id}`}
          aria-label={say(m.member_library_open_of, { name })}
          className="btn btn-quiet grow"
        >
          {say(m.member_library_open)}
        </a>
        {thing.renewPath && (
          <a href={thing.renewPath} aria-label={say(m.member_library_renew_of, { name })} className="btn btn-cta grow">
            <RotateCcw className="size-4.5" aria-hidden="true" />
            {say(m.member_library_renew)}
          </a>
        )}
      </div>
    </li>
  )
}

function Times({ thing: { endsAt, ended, warrantyUntil, boughtAt } }: { thing: Thing }) {
  const say = useSay()
  const { locale } = useVisit()
  const end = endsAt
    ? say(ended ? m.member_library_ended_on : m.member_library_ends, { day: formatDay(endsAt, locale) })
    : say(m.member_library_forever)
  return (
    <ul className="text-muted num mt-3 space-y-1 text-sm">
      <li className="flex items-center gap-2">
        <CalendarClock className="size-4 shrink-0" aria-hidden="true" />
        {end}
      </li>
      {warrantyUntil && (
        <li className="flex items-center gap-2">
          <ShieldCheck className="size-4 shrink-0" aria-hidden="true" />
          {say(m.shop_warranty_until, { day: formatDay(warrantyUntil, locale) })}
        </li>
      )}
      <li className="flex items-center gap-2">
        <Package className="size-4 shrink-0" aria-hidden="true" />
        {say(m.member_library_bought, { day: formatDay(boughtAt, locale) })}
      </li>
    </ul>
  )
}
