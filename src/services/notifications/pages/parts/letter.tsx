import { m } from '#web/paraglide/messages.js'
import { Mail, WhatsApp } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

type Preview = { subject: string; text: string; chat: string }

/** A message as its receiver would read it, by mail and in a chat. */
export function Letter({ preview }: { preview: Preview }) {
  const say = useSay()
  const [letter = '', footer = ''] = preview.text.split('\n-- \n')
  return (
    <section className="space-y-5" aria-label={say(m.letters_preview)}>
      <article className="card-box overflow-hidden">
        <h2 className="text-muted border-line flex items-center gap-2 border-b px-5 py-3 text-sm font-semibold">
          <Mail className="size-4.5" aria-hidden="true" />
          {say(m.letters_preview_mail)}
        </h2>
        <div className="p-5 sm:p-6">
          <p className="border-accent border-t-4 pt-4 text-lg leading-snug font-bold break-words">{preview.subject}</p>
          <p className="mt-4 leading-relaxed break-words whitespace-pre-line">{letter.trim()}</p>
          <p className="text-muted border-line mt-5 border-t pt-3 text-sm">{footer.trim()}</p>
        </div>
      </article>
      <article className="card-box overflow-hidden">
        <h2 className="text-muted border-line flex items-center gap-2 border-b px-5 py-3 text-sm font-semibold">
          <WhatsApp className="size-4.5" />
          {say(m.letters_preview_chat)}
        </h2>
        <div className="bg-base-200 p-5">
          <p className="bg-surface rounded-box max-w-[34rem] p-4 text-[0.9375rem] break-words whitespace-pre-line shadow-sm">
            {preview.chat}
          </p>
        </div>
      </article>
    </section>
  )
}
