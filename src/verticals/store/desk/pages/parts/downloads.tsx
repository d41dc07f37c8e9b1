import { m } from '#web/paraglide/messages.js'
import { queryOf, type Values } from '#web/ui/filters.tsx'
import { Download } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

/** The list as it is filtered now, for table programs. */
export function Downloads({ path, values }: { path: string; values: Values }) {
  const say = useSay()
  const query = queryOf(values)
  const search = query ? `?${query}` : ''
  return (
    <div className="flex gap-2" role="group" aria-label={say(m.sell_desk_download)}>
      {(['xlsx', 'csv'] as const).map((ending) => (
        <a key={ending} href={`${path}.${ending}${search}`} download className="btn btn-quiet min-h-11">
          <Download className="size-4.5" aria-hidden="true" />
          {say(ending === 'xlsx' ? m.sell_desk_download_xlsx : m.sell_desk_download_csv)}
        </a>
      ))}
    </div>
  )
}
