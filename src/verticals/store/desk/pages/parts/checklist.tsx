import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { CheckCircle2, ChevronRight, CircleDashed } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import type { Check } from '../../rules.ts'
import type { DeskView } from './listed.ts'

type Point = NonNullable<DeskView['checklist']>[number]

const words: Record<Check, { title: Message; text: Message; path: string }> = {
  product: { title: m.sell_desk_check_product, text: m.sell_desk_check_product_text, path: '/admin/products' },
  stock: { title: m.sell_desk_check_stock, text: m.sell_desk_check_stock_text, path: '/admin/stock' },
  site: { title: m.sell_desk_check_site, text: m.sell_desk_check_site_text, path: '/admin/site' },
  purchase: { title: m.sell_desk_check_purchase, text: m.sell_desk_check_purchase_text, path: '/products' },
}

/** The first steps of a new shop; `short`: only those that are left. */
export function Checklist({ points, open, short }: { points: Point[]; open: string[]; short: boolean }) {
  const say = useSay()
  const done = points.filter((point) => point.done).length
  const count = say(m.sell_desk_check_done, { done, total: points.length })
  return (
    <section className="card-box overflow-hidden">
      <div className="px-5 pt-5 pb-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="text-lg">{say(m.sell_desk_check_title)}</h2>
          <p className="num text-muted text-sm">{count}</p>
        </div>
        <progress className="bar mt-3" max={points.length} value={done} aria-label={count} />
      </div>
      <ol>
        {points
          .filter(({ done: over }) => !over || !short)
          .map((point) => (
            <Step key={point.code} point={point} open={open} />
          ))}
      </ol>
    </section>
  )
}

function Step({ point: { code, done }, open }: { point: Point; open: string[] }) {
  const say = useSay()
  const { title, text, path } = words[code]
  const outside = path === '/products'
  // A point whose page this person cannot open is told, but leads nowhere.
  const leads = !done && (outside || open.includes(path))
  const Icon = done ? CheckCircle2 : CircleDashed
  return (
    <li className="border-line relative flex items-center gap-4 border-t px-5 py-3.5">
      <Icon className={`size-6 shrink-0 ${done ? 'text-tone-success-ink' : 'text-muted'}`} aria-hidden="true" />
      <div className="min-w-0 grow">
        {leads ? (
          <Link to={path} reloadDocument={outside} className="font-semibold after:absolute after:inset-0">
            {say(title)}
          </Link>
        ) : (
          <p className={`font-semibold ${done ? 'text-muted line-through' : ''}`}>{say(title)}</p>
        )}
        <span className="sr-only">{say(done ? m.dash_done : m.dash_todo)}</span>
        {!done && <p className="text-muted text-sm">{say(text)}</p>}
      </div>
      {leads && <ChevronRight className="text-muted size-5 shrink-0" aria-hidden="true" />}
    </li>
  )
}
