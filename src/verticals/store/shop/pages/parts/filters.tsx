import type { z } from 'zod'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { SlidersHorizontal, X } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import { KINDS } from '../../../catalogue/rules.ts'
import type { CategoryList } from '../../../catalogue/schemas.ts'
import { kinds } from '../../../site/pages/parts/card.tsx'
import { filtersOf, hrefOf, type Wish } from './listing.ts'

type Categories = z.output<typeof CategoryList>['items']

export function CategoryChips({ categories, wish }: { categories: Categories; wish: Wish }) {
  const say = useSay()
  const filled = categories.filter(({ count, slug }) => count > 0 || slug === wish.category)
  if (filled.length === 0) return null
  const chips = [{ slug: '', name: say(m.shop_list_all) }, ...filled]
  return (
    <nav aria-label={say(m.shop_list_categories)} className="scroll-row mt-5">
      {chips.map(({ slug, name }) => (
        <a
          key={slug}
          href={hrefOf(wish, { category: slug })}
          aria-current={slug === wish.category ? 'true' : undefined}
          className="chip snap-start"
        >
          {name}
        </a>
      ))}
    </nav>
  )
}

/** Folded on a phone, at the side of a desk. */
export function FilterPanel({ wish }: { wish: Wish }) {
  const say = useSay()
  const count = filtersOf(wish)
  return (
    <>
      <details className="glass group lg:hidden" open={false}>
        <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2.5 px-4 font-semibold [&::-webkit-details-marker]:hidden">
          <SlidersHorizontal className="size-5" aria-hidden="true" />
          {say(m.shop_filter)}
          {count > 0 && (
            <span className="bg-accent text-accent-content num ml-auto grid size-6 place-items-center rounded-full text-sm font-bold">
              {count}
            </span>
          )}
        </summary>
        <div className="border-line border-t p-4">
          <FilterForm wish={wish} place="top" />
        </div>
      </details>
      <aside aria-label={say(m.shop_filter)} className="glass hidden p-5 lg:sticky lg:top-22 lg:block">
        <FilterForm wish={wish} place="side" />
      </aside>
    </>
  )
}

const sorts: readonly [value: string, label: Message][] = [
  ['best', m.shop_sort_best],
  ['newest', m.shop_sort_newest],
  ['cheapest', m.shop_sort_cheapest],
  ['dearest', m.shop_sort_dearest],
  ['name', m.shop_sort_name],
]

function FilterForm({ wish, place }: { wish: Wish; place: string }) {
  const say = useSay()
  const known: [string, Message][] = wish.q ? [['relevance', m.shop_sort_relevance], ...sorts] : [...sorts]
  return (
    <form method="get" action="/products" className="space-y-4">
      {wish.q && <input type="hidden" name="q" value={wish.q} />}
      {wish.category && <input type="hidden" name="category" value={wish.category} />}
      <label className="block text-sm font-semibold">
        {say(m.shop_sort)}
        <select name="sort" defaultValue={wish.sort || known[0]![0]} className="field-input mt-1.5 font-normal">
          {known.map(([value, label]) => (
            <option key={value} value={value}>
              {say(label)}
            </option>
          ))}
        </select>
      </label>
      <label className="block text-sm font-semibold">
        {say(m.shop_filter_kind)}
        <select name="kind" defaultValue={wish.kind} className="field-input mt-1.5 font-normal">
          <option value="">{say(m.shop_filter_kind_any)}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(kindWords[kind])}
            </option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend className="text-sm font-semibold">{say(m.shop_filter_price)}</legend>
        <div className="mt-1.5 grid grid-cols-2 gap-2">
          {(['minIdr', 'maxIdr'] as const).map((name) => (
            <input
              key={name}
              name={name}
              inputMode="numeric"
              defaultValue={wish[name] && Number(wish[name]).toLocaleString('id-ID')}
              aria-label={say(name === 'minIdr' ? m.shop_filter_min : m.shop_filter_max)}
              placeholder={say(name === 'minIdr' ? m.shop_filter_min : m.shop_filter_max)}
              maxLength={12}
              className="field-input num px-3"
            />
          ))}
        </div>
      </fieldset>
      <label className="hit w-full cursor-pointer gap-3" htmlFor={`${place}-available`}>
        <input
          id={`${place}-available`}
          type="checkbox"
          name="available"
          value="true"
          defaultChecked={wish.available === 'true'}
          className="tick mt-0"
        />
        {say(m.shop_filter_available)}
      </label>
      <button type="submit" className="btn btn-primary w-full">
        {say(m.shop_filter_apply)}
      </button>
    </form>
  )
}

const kindWords: Record<(typeof KINDS)[number], Message> = {
  stock: m.shop_kind_stock_long,
  shared: m.shop_kind_shared_long,
  invite: m.shop_kind_invite_long,
  file: m.shop_kind_file_long,
}

/** What is set, each to be taken away by itself. */
export function Chosen({ wish }: { wish: Wish }) {
  const say = useSay()
  const price = (typed: string) => formatRupiah(Number(typed))
  const chips: { key: string; label: string; without: Partial<Wish> }[] = [
    ...(wish.q ? [{ key: 'q', label: `“${wish.q}”`, without: { q: '', sort: '' } }] : []),
    ...(wish.kind ? [{ key: 'kind', label: say(kinds[wish.kind as keyof typeof kinds]), without: { kind: '' } }] : []),
    ...(wish.minIdr ? [{ key: 'min', label: `≥ ${price(wish.minIdr)}`, without: { minIdr: '' } }] : []),
    ...(wish.maxIdr ? [{ key: 'max', label: `≤ ${price(wish.maxIdr)}`, without: { maxIdr: '' } }] : []),
    ...(wish.available ? [{ key: 'av', label: say(m.shop_filter_available), without: { available: '' } }] : []),
  ]
  if (chips.length === 0) return null
  return (
    <ul aria-label={say(m.shop_filter_set)} className="mb-4 flex flex-wrap gap-2">
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <a href={hrefOf(wish, without)} className="chip pr-3">
            {label}
            <X className="size-4" aria-hidden="true" />
            <span className="sr-only">{say(m.shop_filter_remove)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
