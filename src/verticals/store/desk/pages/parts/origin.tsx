import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { CircleUser, ExternalLink, KeyRound, Share2, Store, type LucideIcon } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import type { ListedOrder } from './listed.ts'

type Origin = ListedOrder['origin']
type Place = Origin['place']

export const placeWords: Record<Place, Message> = {
  shop: m.sell_desk_from_shop,
  outlet: m.sell_desk_from_outlet,
  link: m.sell_desk_from_link,
  own: m.sell_desk_from_own,
  reseller: m.sell_desk_from_reseller,
  api: m.sell_desk_from_api,
}
const icons: Record<Place, LucideIcon> = {
  shop: Store,
  outlet: Store,
  link: Share2,
  own: CircleUser,
  reseller: CircleUser,
  api: KeyRound,
}

const tags: Record<Exclude<Place, 'shop' | 'outlet'>, Message> = {
  link: m.sell_desk_from_tag_link,
  own: m.sell_desk_from_tag_own,
  reseller: m.sell_desk_from_tag_reseller,
  api: m.sell_desk_from_tag_api,
}

/** In a list: where an order came from, unless it is the shop itself. */
export function OriginTag({ origin: { place, outlet, reseller } }: { origin: Origin }) {
  const say = useSay()
  if (place === 'shop') return null
  const Icon = icons[place]
  const words = `${say(placeWords[place])}: ${outlet?.name ?? reseller?.name ?? ''}`
  return (
    <span className="text-muted flex min-w-0 items-center gap-1 text-xs" title={words}>
      <Icon className="size-3.5 shrink-0" aria-hidden="true" />
      {/* A mini-shop goes by its name; how a reseller sold is a word before theirs. */}
      <span className="truncate">
        {place === 'outlet' ? <span className="sr-only">{say(placeWords.outlet)}: </span> : `${say(tags[place])} · `}
        {outlet?.name ?? reseller?.name}
      </span>
    </span>
  )
}

type OriginProps = { origin: Origin; site: string; mayResellers: boolean }

/** On the page of an order: the same with its reseller, and the mini-shop itself. */
export function OrderOrigin({ origin: { place, outlet, reseller }, site, mayResellers }: OriginProps) {
  const say = useSay()
  return (
    <div className="min-w-0">
      <dt>{say(m.sell_desk_from)}</dt>
      <dd className="font-semibold break-words">{say(placeWords[place])}</dd>
      {outlet && (
        <dd>
          <a href={site} target="_blank" rel="noopener" className="hit link-quiet max-w-full gap-2">
            <span className="min-w-0 break-words">{outlet.name}</span>
            <ExternalLink className="size-4 shrink-0" aria-hidden="true" />
          </a>
        </dd>
      )}
      {reseller && (
        <dd className="break-words">
          {mayResellers ? (
            <Link to={`/admin/resellers/${reseller.id}`} className="hit link-quiet">
              {say(m.sell_desk_from_of, { name: reseller.name })}
            </Link>
          ) : (
            say(m.sell_desk_from_of, { name: reseller.name })
          )}
        </dd>
      )}
    </div>
  )
}
