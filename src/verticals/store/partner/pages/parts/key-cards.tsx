import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { isOver, type Key, KeyFacts } from './key-facts.tsx'
import { Fold } from './tabs.tsx'

export function KeyCards({ keys }: { keys: readonly Key[] }) {
  return (
    <ul className="space-y-4">
      {keys.map((key) => (
        <KeyCard key={key.id} of={key} />
      ))}
    </ul>
  )
}

function KeyCard({ of }: { of: Key }) {
  return (
    <li className="glass p-5">
      <KeyFacts of={of} title={<h2 className="text-lg break-words">{of.name}</h2>} scopes={m.papi_key_scopes} />
      {!isOver(of) && <Acts of={of} />}
    </li>
  )
}

const GRACES = [1, 24, 72, 168]

function Acts({ of }: { of: Key }) {
  const say = useSay()
  return (
    <div className="border-line mt-4 flex flex-wrap gap-x-6 border-t pt-2">
      {of.status !== 'replaced' && (
        <Fold label={say(m.papi_key_rotate)} of={of.name}>
          <form method="post">
            <input type="hidden" name="id" value={of.id} />
            <p className="text-muted mb-3 text-sm">{say(m.papi_key_rotate_help)}</p>
            <label className="mb-3 block">
              <span className="mb-1.5 block text-sm font-semibold">{say(m.papi_grace)}</span>
              <select name="graceHours" defaultValue="0" className="field-input">
                <option value="0">{say(m.papi_grace_0)}</option>
                {GRACES.map((hours) => (
                  <option key={hours} value={hours}>
                    {say(m.papi_grace_hours, { hours })}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" name="intent" value="rotate" className="btn btn-primary">
              {say(m.papi_key_rotate_do)}
            </button>
          </form>
        </Fold>
      )}
      <Fold label={say(m.papi_key_addresses)} of={of.name}>
        <form method="post">
          <input type="hidden" name="id" value={of.id} />
          <label className="mb-3 block">
            <span className="mb-1.5 block text-sm font-semibold">{say(m.papi_key_networks)}</span>
            <textarea
              name="networks"
              rows={3}
              defaultValue={of.networks.join('\n')}
              spellCheck={false}
              className="field-input font-mono text-sm"
            />
          </label>
          <p className="text-muted mb-3 text-sm">{say(m.papi_key_networks_help)}</p>
          <button type="submit" name="intent" value="networks" className="btn btn-primary">
            {say(m.papi_save)}
          </button>
        </form>
      </Fold>
      <Fold label={say(m.papi_key_revoke)} of={of.name} danger>
        <form method="post">
          <input type="hidden" name="id" value={of.id} />
          <p className="text-muted mb-3 text-sm">{say(m.papi_key_revoke_help)}</p>
          <button type="submit" name="intent" value="revoke" className="btn btn-danger">
            {say(m.papi_key_revoke_do)}
          </button>
        </form>
      </Fold>
    </div>
  )
}
