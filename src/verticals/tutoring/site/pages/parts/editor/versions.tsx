import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { History, Undo2 } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { listVersions } from '../../../operations.ts'

type Props = { versions: OutputOf<typeof listVersions>['versions']; onRestore: (id: string) => void }

/** What was public and when; any of it can come back into the draft. */
export function Versions({ versions, onRestore }: Props) {
  const say = useSay()
  if (versions.length === 0) {
    return (
      <div className="card-box">
        <Empty icon={History} title={say(m.site_edit_versions_none)}>
          {say(m.site_edit_versions_none_text)}
        </Empty>
      </div>
    )
  }
  return (
    <ul className="card-box divide-line divide-y">
      {versions.map(({ id, publishedAt, publisher, sections }, index) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 px-5 py-4">
          <div className="min-w-0">
            <p className="font-semibold">
              <When at={publishedAt} />
              {index === 0 && (
                <span className="bg-tone-success text-tone-success-ink rounded-selector ml-3 px-2 py-0.5 text-xs font-bold">
                  {say(m.site_edit_versions_now)}
                </span>
              )}
            </p>
            <p className="text-muted text-sm break-words">
              {say(m.site_edit_versions_of, { name: publisher ?? 'Ruko', count: sections })}
            </p>
          </div>
          <button type="button" className="btn btn-quiet min-h-11" onClick={() => onRestore(id)}>
            <Undo2 className="size-4.5" aria-hidden="true" />
            {say(m.site_edit_restore)}
          </button>
        </li>
      ))}
    </ul>
  )
}
