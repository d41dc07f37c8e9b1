import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ExternalLink, Inbox, Mail, WhatsApp } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readOutbox } from '../editing/operations.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'portal').call<typeof readOutbox>('notifications.readOutbox', {}))
}

export default function Outbox() {
  const { messages, mailUrl, whatsappUrl } = useLoaderData<typeof loader>()
  const say = useSay()
  const open = (
    <div className="flex flex-wrap gap-3">
      {[[mailUrl, m.letters_outbox_mail] as const, [whatsappUrl, m.letters_outbox_chat] as const].map(
        ([url, label]) => (
          <a key={url} href={url} target="_blank" rel="noreferrer" className="btn btn-quiet">
            <ExternalLink className="size-4.5" aria-hidden="true" />
            {say(label)}
          </a>
        ),
      )}
    </div>
  )
  return (
    <DeskFrame
      title={say(m.letters_outbox_title)}
      crumbs={[{ to: '/console/messages', label: say(m.letters_log_title) }]}
      action={open}
    >
      <Notice tone="warning">{say(m.letters_outbox_lead)}</Notice>
      {messages.length === 0 && (
        <div className="card-box mt-5">
          <Empty icon={Inbox} title={say(m.letters_outbox_empty)}>
            {say(m.letters_outbox_empty_text)}
          </Empty>
        </div>
      )}
      <ul className="mt-5 grid gap-4 lg:grid-cols-2">
        {messages.map(({ id, channel, at, to, subject, text }) => {
          const Icon = channel === 'whatsapp' ? WhatsApp : Mail
          return (
            <li key={id} className="card-box min-w-0 p-5">
              <div className="text-muted flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                <Icon className="size-4.5 shrink-0" aria-hidden="true" />
                <span className="min-w-0 break-all">{say(m.letters_to, { recipient: to })}</span>
                <When at={at} className="ml-auto" />
              </div>
              {subject && <p className="mt-3 font-bold break-words">{subject}</p>}
              <p className="mt-2 text-[0.9375rem] break-words whitespace-pre-line">{text.trim()}</p>
            </li>
          )
        })}
      </ul>
    </DeskFrame>
  )
}
