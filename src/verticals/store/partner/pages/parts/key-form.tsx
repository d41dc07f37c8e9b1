import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel, formState, TextArea, TextField } from '#web/ui/field.tsx'
import { Plus } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import type { KeyAnswer } from '../keys.tsx'

export const scopeWords: Readonly<Record<string, Message>> = {
  'store.reseller.catalogue': m.papi_scope_catalogue,
  'store.reseller.orders': m.papi_scope_orders,
  'store.reseller.reveal': m.papi_scope_reveal,
  'store.reseller.wallet': m.papi_scope_wallet,
  'store.reseller.webhooks': m.papi_scope_webhooks,
}
const USUAL = ['store.reseller.catalogue', 'store.reseller.orders', 'store.reseller.reveal']
const DAYS = [30, 90, 365]

/** The form of a new key; it unfolds where there are keys already. */
export function NewKey({ answer, open }: { answer: KeyAnswer | undefined; open: boolean }) {
  const say = useSay()
  const form = formState(answer?.values ? answer : null)
  const chosen = answer?.scopes ?? USUAL
  // Whichever of several addresses is refused stands beside the one field they are typed in.
  const wrong = Object.keys(form.errors).find((path) => path.startsWith('networks'))
  const shown = wrong ? { ...form, errors: { ...form.errors, networks: form.errors[wrong]! }, first: 'networks' } : form
  return (
    <details open={open} className="glass p-5 sm:p-6">
      <summary className="hit cursor-pointer list-none gap-2 text-lg font-bold [&::-webkit-details-marker]:hidden">
        <Plus className="size-5" aria-hidden="true" />
        {say(m.papi_key_new)}
      </summary>
      <form method="post" className="mt-4 max-w-xl space-y-5">
        <TextField
          form={shown}
          name="name"
          label={say(m.papi_key_name)}
          help={say(m.papi_key_name_help)}
          maxLength={60}
          required
        />
        <fieldset>
          <legend className="mb-1.5 text-sm font-semibold">{say(m.papi_key_scopes)}</legend>
          {Object.entries(scopeWords).map(([code, word]) => (
            <label key={code} className="hit w-full gap-2.5">
              <input
                type="checkbox"
                name="permissions"
                value={code}
                defaultChecked={chosen.includes(code)}
                className="tick mt-0"
              />
              <span>{say(word)}</span>
            </label>
          ))}
          <FieldError message={form.errors['permissions']} />
        </fieldset>
        <TextArea
          form={shown}
          name="networks"
          label={say(m.papi_key_networks)}
          help={say(m.papi_key_networks_help)}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <div>
            <FieldLabel htmlFor="f-mode">{say(m.papi_key_mode)}</FieldLabel>
            <select id="f-mode" name="mode" defaultValue={form.values['mode'] ?? 'live'} className="field-input">
              <option value="live">{say(m.papi_key_live)}</option>
              <option value="test">{say(m.papi_key_test)}</option>
            </select>
          </div>
          <div>
            <FieldLabel htmlFor="f-days">{say(m.papi_key_ends)}</FieldLabel>
            <select id="f-days" name="days" defaultValue={form.values['days'] ?? ''} className="field-input">
              <option value="">{say(m.papi_key_ends_never)}</option>
              {DAYS.map((days) => (
                <option key={days} value={days}>
                  {say(m.papi_key_ends_days, { days })}
                </option>
              ))}
            </select>
          </div>
        </div>
        <button type="submit" name="intent" value="create" className="btn btn-cta">
          {say(m.papi_key_new)}
        </button>
      </form>
    </details>
  )
}
