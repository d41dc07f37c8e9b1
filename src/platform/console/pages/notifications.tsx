import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import type { listMessages } from '#services/notifications/operations.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { Bell, Mail, WhatsApp } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { Status } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { cursorOf, Paging } from './parts/paging.tsx'

export const handle = deskHandle

type MessageView = OutputOf<typeof listMessages>['items'][number]

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  return read(app.call<typeof listMessages>('notifications.listMessages', cursorOf(args.request)))
}

export default function Notifications() {
  const { items, next } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.console_notifications)}>
      <div className="card-box">
        {items.length === 0 ? (
          <Empty icon={Bell} title={say(m.messages_empty)}>
            {say(m.messages_empty_text)}
          </Empty>
        ) : (
          <ul>
            {items.map((message) => (
              <MessageRow key={message.id} message={message} />
            ))}
          </ul>
        )}
      </div>
      <Paging next={next} />
    </DeskFrame>
  )
}

function MessageRow({ message }: { message: MessageView }) {
  const say = useSay()
  const Icon = message.channel === 'whatsapp' ? WhatsApp : Mail
  return (
    <li className="border-line flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-5 py-4 last:border-b-0">
      <Icon className="text-muted size-5 shrink-0" aria-hidden="true" />
      <div className="min-w-0 grow basis-56">
        <p className="font-semibold break-words">{message.subject}</p>
        <p className="num text-muted text-sm break-all">{message.recipient}</p>
      </div>
      <When at={message.at} className="text-muted text-sm" />
      {message.attempts > 1 && (
        <span className="num text-muted text-sm">{say(m.order_attempts, { count: message.attempts })}</span>
      )}
      <Status of="message" is={message.status} />
      {message.error && (
        <p className="bg-tone-danger text-tone-danger-ink w-full rounded-md px-3 py-2 font-mono text-xs break-words">
          {message.error}
        </p>
      )}
    </li>
  )
}
