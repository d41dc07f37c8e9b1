import type { ReactNode } from 'react'
import { m } from '#web/paraglide/messages.js'
import { When } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import { localWhatsapp } from '../../rules.ts'
import type { DetailView } from './listed.ts'

/** Everything the registrant has told, and when they agreed to it being kept. */
export function Facts({ registration: one }: { registration: DetailView }) {
  const say = useSay()
  return (
    <section className="card-box px-6 py-5">
      <h2 className="text-lg">{say(m.reg_data)}</h2>
      <dl className="mt-2">
        <Fact label={say(m.reg_number)}>{one.number}</Fact>
        <Fact label="WhatsApp">{localWhatsapp(one.whatsapp)}</Fact>
        <Fact label={say(m.reg_email_short)}>{one.email ?? '–'}</Fact>
        <Fact label={say(m.reg_programme)}>{one.programme || say(m.reg_no_programme)}</Fact>
        <Fact label={say(m.reg_school_short)}>{one.school || '–'}</Fact>
        <Fact label={say(m.reg_note_short)}>{one.note || '–'}</Fact>
        <Fact label={say(m.reg_at)}>
          <When at={one.createdAt} />
        </Fact>
        <Fact label={say(m.reg_consented)}>
          <When at={one.consentedAt} />
        </Fact>
        <Fact label={say(m.reg_handled)}>{one.handledBy ?? '–'}</Fact>
      </dl>
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="border-line grid gap-x-5 border-b py-3 last:border-b-0 sm:grid-cols-[12rem_1fr]">
      <dt className="text-muted text-sm leading-6">{label}</dt>
      <dd className="num min-w-0 font-medium break-words whitespace-pre-line">{children}</dd>
    </div>
  )
}
