import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, type Say } from '#web/words.ts'
import { type Changes, changesBetween, hasChanges } from '../../../rules.ts'
import type { Content, Section } from '../../../schemas.ts'
import { Dialog } from './dialog.tsx'
import { KINDS } from './kinds.ts'

type Props = {
  published: Content | null
  content: Content
  /** Both answer with a sentence when they could not. */
  onPublish: () => Promise<string | null>
  onDiscard: () => Promise<string | null>
  onClose: () => void
}

/** What publishing would change, in words, before it happens. */
export function PublishDialog({ published, content, onPublish, onDiscard, onClose }: Props) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const changes = changesBetween(published, content)
  const act = async (work: () => Promise<string | null>): Promise<void> => {
    setBusy(true)
    const sentence = await work()
    setBusy(false)
    if (sentence) setRefusal(sentence)
    else onClose()
  }
  return (
    <Dialog title={say(m.site_edit_publish_title)} onClose={onClose}>
      <div className="overflow-y-auto p-5">
        {refusal && <Notice tone="danger">{refusal}</Notice>}
        <p className="text-muted mt-1">{say(hasChanges(changes) ? m.site_edit_publish_text : m.site_edit_nothing)}</p>
        <ul className="mt-3 list-disc space-y-1.5 pl-5">
          {wordsOf(changes, say).map((line) => (
            <li key={line} className="break-words">
              {line}
            </li>
          ))}
        </ul>
      </div>
      <div className="border-line mt-auto flex flex-wrap justify-between gap-3 border-t p-4">
        <button
          type="button"
          className="btn btn-danger min-h-11"
          disabled={busy || !published || !hasChanges(changes)}
          onClick={() => void act(onDiscard)}
        >
          {say(m.site_edit_discard)}
        </button>
        <button
          type="button"
          className="btn btn-primary min-h-11 grow sm:grow-0"
          disabled={busy || !hasChanges(changes)}
          onClick={() => void act(onPublish)}
        >
          {say(m.site_edit_publish_now)}
        </button>
      </div>
    </Dialog>
  )
}

function wordsOf({ added, removed, edited, moved, contact, seo }: Changes, say: Say): string[] {
  const name = (section: Section): string =>
    [say(KINDS[section.type].name), section.title && `“${section.title}”`].filter(Boolean).join(' ')
  return [
    ...added.map((section) => say(m.site_change_added, { name: name(section) })),
    ...edited.map((section) => say(m.site_change_edited, { name: name(section) })),
    ...removed.map((section) => say(m.site_change_removed, { name: name(section) })),
    ...(moved ? [say(m.site_change_moved)] : []),
    ...(contact ? [say(m.site_change_contact)] : []),
    ...(seo ? [say(m.site_change_seo)] : []),
  ]
}
