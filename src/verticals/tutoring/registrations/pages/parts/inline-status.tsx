import { useFetcher } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import type { RegistrationStatus } from '../../rules.ts'
import type { Listed } from './listed.ts'
import { StatusOptions } from './status.tsx'

const tones: Record<RegistrationStatus, string> = {
  new: 'bg-tone-info text-tone-info-ink',
  contacted: 'bg-tone-warning text-tone-warning-ink',
  enrolled: 'bg-tone-success text-tone-success-ink',
  declined: 'bg-tone-neutral text-tone-neutral-ink',
}

/** The status as a word that can be changed on the spot; it shows the new one at once and is kept in the background. */
export function InlineStatus({ registration: { id, name, status } }: { registration: Listed }) {
  const say = useSay()
  const fetcher = useFetcher()
  const shown = (fetcher.formData?.get('status') as RegistrationStatus | null) ?? status
  return (
    <fetcher.Form method="post" action="/admin/registrations" className="relative z-10 inline-block">
      <input type="hidden" name="intent" value="status" />
      <input type="hidden" name="id" value={id} />
      <select
        name="status"
        aria-label={say(m.reg_status_of, { name })}
        value={shown}
        onChange={(event) => void fetcher.submit(event.currentTarget.form)}
        className={`field-input min-h-11! cursor-pointer rounded-full! border-transparent! py-1.5! pr-9! pl-4! text-sm! font-semibold ${tones[shown]}`}
      >
        <StatusOptions />
      </select>
    </fetcher.Form>
  )
}
