import { m } from '#web/paraglide/messages.js'
import { CircleAlert, CircleCheck, RefreshCw, WifiOff } from '#web/ui/icons.ts'
import { formatTime } from '#web/ui/format.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { Draft, Snapshot } from './draft.ts'

/** Whether what is written here is kept, and since when. */
export function SaveState({ now }: { now: Snapshot }) {
  const say = useSay()
  const { locale } = useVisit()
  const looks = {
    saved: {
      icon: CircleCheck,
      words: say(m.site_edit_saved, { time: formatTime(now.savedAt, locale) }),
      tone: 'text-muted',
    },
    waiting: { icon: RefreshCw, words: say(m.site_edit_saving), tone: 'text-muted' },
    saving: { icon: RefreshCw, words: say(m.site_edit_saving), tone: 'text-muted' },
    refused: { icon: CircleAlert, words: say(m.site_edit_not_saved), tone: 'text-error' },
    clash: { icon: CircleAlert, words: say(m.site_edit_not_saved), tone: 'text-error' },
    offline: { icon: WifiOff, words: say(m.site_edit_offline), tone: 'text-error' },
  }[now.status]
  const { icon: Icon, words, tone } = looks
  return (
    <p role="status" className={`num inline-flex items-center gap-2 text-sm font-medium ${tone}`}>
      <Icon className="size-4.5 shrink-0" aria-hidden="true" />
      {words}
    </p>
  )
}

/** What the person should know or decide: a clash, a refusal, something that can be undone. */
export function SaveNotices({ now, draft }: { now: Snapshot; draft: Draft }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <div className="mb-4 space-y-3 empty:hidden">
      {now.clash && (
        <Notice tone="warning" title={say(m.site_edit_clash)}>
          <p>{say(m.site_edit_clash_text, { time: formatTime(now.clash.savedAt, locale) })}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <button type="button" className="btn btn-quiet min-h-11" onClick={() => draft.settle('mine')}>
              {say(m.site_edit_clash_mine)}
            </button>
            <button type="button" className="btn btn-quiet min-h-11" onClick={() => draft.settle('theirs')}>
              {say(m.site_edit_clash_theirs)}
            </button>
          </div>
        </Notice>
      )}
      {now.status === 'refused' && <Notice tone="danger">{now.sentence || say(m.site_edit_not_saved)}</Notice>}
      {now.merged && <Notice>{say(m.site_edit_merged)}</Notice>}
      {now.undo && (
        <Notice tone="neutral">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {say(m.site_edit_removed)}
            <button
              type="button"
              className="hit cursor-pointer font-bold underline underline-offset-4"
              onClick={() => draft.undo()}
            >
              {say(m.site_edit_undo)}
            </button>
          </div>
        </Notice>
      )}
    </div>
  )
}
