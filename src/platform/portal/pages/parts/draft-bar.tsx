import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { formatDay, formatTime } from '#web/ui/format.ts'
import { CircleAlert, CircleCheck, Mail, MonitorSmartphone, RefreshCw, WhatsApp } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { DraftView } from './draft.ts'

/** Says that what was typed is kept, and gives the link to go on elsewhere. */
export function DraftBar({ draft, open }: { draft: DraftView | null; open: boolean }) {
  const say = useSay()
  const { locale } = useVisit()
  const time = draft ? formatTime(draft.savedAt, locale) : null
  return (
    <div
      data-draft={draft?.token ?? ''}
      data-revision={draft?.revision ?? 0}
      data-word-begin={say(m.order_saves)}
      data-word-saved={say(m.order_saved, { time: '{time}' })}
      data-word-saving={say(m.order_saving)}
      data-word-failed={say(m.order_save_failed)}
      data-word-gone={say(m.order_draft_gone)}
      className="group/draft mt-3"
    >
      <div className="relative flex min-h-11 flex-wrap items-center gap-x-5">
        <p role="status" className="text-muted flex items-center gap-1.5 text-sm font-medium">
          <CircleCheck
            className="text-tone-success-ink hidden size-4 group-data-[state=saved]/draft:block"
            aria-hidden="true"
          />
          <CircleAlert className="text-error hidden size-4 group-data-[state=failed]/draft:block" aria-hidden="true" />
          <span data-draft-state className="num">
            {time ? say(m.order_saved, { time }) : say(m.order_saves_plain)}
          </span>
        </p>
        <Share draft={draft} open={open} />
      </div>
      <div
        data-draft-newer
        hidden
        role="alert"
        className="bg-tone-warning text-tone-warning-ink rounded-box mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3"
      >
        <p className="min-w-0 grow basis-64 text-[0.9375rem]">
          <b>{say(m.order_newer)}</b> {say(m.order_newer_text)}
        </p>
        <button type="button" data-draft-load className="btn btn-quiet">
          <RefreshCw className="size-4.5" aria-hidden="true" />
          {say(m.order_newer_load)}
        </button>
      </div>
    </div>
  )
}

function Share({ draft, open }: { draft: DraftView | null; open: boolean }) {
  const say = useSay()
  const { locale } = useVisit()
  const url = draft?.url ?? ''
  return (
    <details data-draft-share hidden={!draft} open={open}>
      <summary className="hit text-primary-ink cursor-pointer list-none gap-2 text-sm font-semibold [&::-webkit-details-marker]:hidden">
        <MonitorSmartphone className="size-4.5" aria-hidden="true" />
        {say(m.order_continue)}
      </summary>
      <div className="card-box shadow-float absolute inset-x-0 top-full z-20 flex flex-wrap gap-5 p-5 sm:right-auto sm:w-[36rem]">
        <div className="min-w-0 grow basis-64">
          <p className="font-bold">{say(m.order_continue_title)}</p>
          <p className="text-muted mt-1 text-sm">{say(m.order_continue_text)}</p>
          <p data-draft-url className="bg-base-200 rounded-field num mt-3 px-3 py-2 text-sm break-all">
            {url}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <CopyButton text={url} label={say(m.order_copy)} />
            <a
              data-draft-whatsapp
              data-text={say(m.order_share_text, { url: '{url}' })}
              href={draft ? whatsappUrl(draft, say(m.order_share_text, { url })) : undefined}
              target="_blank"
              rel="noreferrer"
              className="btn btn-quiet"
            >
              <WhatsApp className="size-4.5" />
              {say(m.order_share_whatsapp)}
            </a>
            <button
              type="submit"
              form="order"
              name="intent"
              value="mail"
              formNoValidate
              data-draft-mail
              className="btn btn-quiet"
            >
              <Mail className="size-4.5" aria-hidden="true" />
              {say(m.order_share_mail)}
            </button>
          </div>
          <p
            data-draft-mailed
            data-word={say(m.order_mailed, { email: '{email}' })}
            role="status"
            className="mt-2 text-sm font-semibold empty:hidden"
          />
          {draft && (
            <p className="text-muted mt-3 text-sm">
              {say(m.order_kept_until, { day: formatDay(draft.expiresAt, locale) })}
            </p>
          )}
        </div>
        <div className="mx-auto text-center">
          <img
            data-draft-code
            src={draft ? `/drafts/${draft.token}/qr.svg` : undefined}
            alt={say(m.order_code_alt)}
            width={136}
            height={136}
            loading="lazy"
            className="rounded-field size-34 bg-white"
          />
          <p className="text-muted mt-1.5 text-xs">{say(m.order_code)}</p>
        </div>
      </div>
    </details>
  )
}

/** To their own number when it was typed, else to whomever they choose. */
function whatsappUrl({ fields }: DraftView, words: string): string {
  const digits = (fields['owner.whatsapp'] ?? '').replaceAll(/\D/g, '').replace(/^(0|620)/, '62')
  const to = /^628\d{8,11}$/.test(digits) ? digits : ''
  return `https://wa.me/${to}?text=${encodeURIComponent(words)}`
}
