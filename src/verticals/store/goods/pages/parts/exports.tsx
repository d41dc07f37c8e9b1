import { m } from '#web/paraglide/messages.js'
import { ChevronDown, Download } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

/** The list as it is filtered now, for a table program. */
export function Exports({
  list,
  filters = {},
}: {
  list: 'products' | 'stock' | 'reviews'
  filters?: Record<string, string>
}) {
  const say = useSay()
  const query = new URLSearchParams(filters)
  const search = query.size > 0 ? `?${query}` : ''
  return (
    <details className="group/out relative">
      <summary className="btn btn-quiet min-h-11 list-none [&::-webkit-details-marker]:hidden">
        <Download className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_export)}
        <ChevronDown className="size-4" aria-hidden="true" />
      </summary>
      <div className="bg-surface border-line rounded-box shadow-float absolute right-0 z-20 mt-1 min-w-40 border p-1.5 max-sm:left-0 max-sm:right-auto">
        {(['xlsx', 'csv'] as const).map((format) => (
          <a
            key={format}
            href={`/admin/${list}.${format}${search}`}
            download
            className="hit hover:bg-base-200 rounded-field w-full px-3 text-sm font-medium"
          >
            {say(format === 'xlsx' ? m.sell_goods_export_xlsx : m.sell_goods_export_csv)}
          </a>
        ))}
      </div>
    </details>
  )
}
