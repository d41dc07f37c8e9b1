import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { Mail, Phone, WhatsApp } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { chatUrl } from '../../../site/rules.ts'
import type { DetailView } from './listed.ts'

/** The ways to reach a registrant; the chat begins with the school's own greeting. */
export function Contact({ registration, sets }: { registration: DetailView; sets: boolean }) {
  const say = useSay()
  const { whatsapp, email, greeting } = registration
  return (
    <section className="card-box p-6">
      <div className="flex flex-wrap gap-3">
        <a href={chatUrl(whatsapp, greeting)} target="_blank" rel="noopener" className="btn btn-primary min-h-11">
          <WhatsApp className="size-5" />
          {say(m.reg_chat)}
        </a>
        <a href={`tel:${whatsapp}`} className="btn btn-quiet min-h-11">
          <Phone className="size-4.5" aria-hidden="true" />
          {say(m.reg_call)}
        </a>
        {email && (
          <a href={`mailto:${email}`} className="btn btn-quiet min-h-11">
            <Mail className="size-4.5" aria-hidden="true" />
            {say(m.reg_mail)}
          </a>
        )}
      </div>
      <p className="text-muted mt-4 text-sm">
        {say(m.reg_greeting)}: <span className="text-base-content break-words">“{greeting}”</span>{' '}
        {sets && (
          <Link to="/admin/settings" className="link-quiet whitespace-nowrap">
            {say(m.reg_greeting_change)}
          </Link>
        )}
      </p>
    </section>
  )
}
