import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { CircleAlert } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'

export type Issued = { name: string; key: string; example: string | null }

/** The one time that a key is shown, with a call to try it by. */
export function KeyOnce({ issued }: { issued: Issued }) {
  const say = useSay()
  const { origin } = useVisit()
  const call = `curl '${origin}/api/v1${issued.example ?? '/…'}' \\\n  -H 'Authorization: Bearer ${issued.key}'`
  return (
    <section className="card-box border-primary-ink p-5 sm:p-6" aria-labelledby="key-once" role="status">
      <div className="flex gap-3">
        <CircleAlert className="text-accent-ink mt-0.5 size-6 shrink-0" aria-hidden="true" />
        <div>
          <h2 id="key-once" className="text-lg">
            {say(m.team_key_once)}
          </h2>
          <p className="text-muted mt-1 text-[0.9375rem]">{say(m.team_key_once_text)}</p>
        </div>
      </div>
      <p className="mt-5 text-sm font-semibold">{issued.name}</p>
      <div className="mt-1.5 flex flex-col gap-3 sm:flex-row sm:items-center">
        <code
          data-api-key
          className="bg-base-200 rounded-field num min-w-0 grow px-3.5 py-2.5 font-mono text-sm font-semibold break-all"
        >
          {issued.key}
        </code>
        <CopyButton text={issued.key} label={say(m.team_key_copy)} className="btn btn-primary" />
      </div>
      {issued.example && (
        <>
          <p className="mt-5 mb-1.5 text-sm font-semibold">{say(m.team_key_try)}</p>
          <pre className="bg-band text-band-content rounded-field px-4 py-3.5 font-mono text-[0.8125rem] leading-relaxed break-all whitespace-pre-wrap">
            {call}
          </pre>
          <CopyButton text={call} className="btn btn-quiet mt-3" />
        </>
      )}
    </section>
  )
}
