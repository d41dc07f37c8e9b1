import { m } from '#web/paraglide/messages.js'
import { Eye } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

/** Says that what is shown is not public, and leads back to the editor. */
export function DraftBanner({ page }: { page: string }) {
  const say = useSay()
  return (
    <div role="status" className="bg-tone-warning text-tone-warning-ink sticky top-0 z-30">
      <p className="wrap flex flex-wrap items-center gap-x-3 py-1.5 text-sm">
        <span className="inline-flex items-center gap-2 font-bold">
          <Eye className="size-4.5" aria-hidden="true" />
          {say(m.portal_draft)}
        </span>
        <span className="max-sm:hidden">{say(m.portal_draft_text)}</span>
        <a href={`/console/content/${page}`} className="hit ml-auto font-semibold underline underline-offset-4">
          {say(m.portal_draft_back)}
        </a>
      </p>
    </div>
  )
}
