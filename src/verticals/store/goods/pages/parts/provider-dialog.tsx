import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { type Message, type Say, useSay } from '#web/words.ts'
import type { Provider, ProviderList } from '../providers.tsx'
import { ActForm, figure, word } from './act-form.tsx'
import { DeleteButton } from './delete-button.tsx'
import { Dialog } from './dialog.tsx'
import { ChoiceInput } from './inputs.tsx'
import { useAct } from './use-act.ts'

type Props = { provider: Provider | null; adapters: ProviderList['adapters']; onClose: () => void }

/** A provider: what it is called, where it is, and secrets that are sealed and never shown again. */
export function ProviderDialog({ provider, adapters, onClose }: Props) {
  const say = useSay()
  const [chosen, setChosen] = useState(provider?.adapter ?? adapters[0]?.name ?? '')
  const adapter = adapters.find(({ name }) => name === chosen)
  const { send, busy, refusal } = useAct(onClose)
  const shape = (form: FormData) => {
    const config = fieldsOf(form, 'config', adapter?.config ?? [])
    const secrets = fieldsOf(form, 'secrets', adapter?.secrets ?? [])
    const own = {
      name: word(form, 'name'),
      config,
      cooldownSeconds: figure(form, 'cooldownSeconds') ?? 0,
      note: word(form, 'note'),
    }
    if (!provider) return { adapter: chosen, ...own, secrets }
    // Secrets that nobody typed stay what they are.
    return { id: provider.id, ...own, ...(Object.values(secrets).some(Boolean) ? { secrets } : {}) }
  }
  return (
    <Dialog title={provider ? provider.name : say(m.sell_goods_provider_new)} onClose={onClose}>
      {!provider && (
        <div className="mb-4">
          <ChoiceInput
            id="f-adapter"
            label={say(m.sell_goods_adapter)}
            value={chosen}
            onChange={setChosen}
            options={adapters.map(({ name, label }) => [name, label])}
          />
        </div>
      )}
      {adapter?.terms && (
        <div className="mb-4">
          <Notice tone="info">{adapter.terms}</Notice>
        </div>
      )}
      <ActForm
        key={chosen}
        intent={provider ? 'update' : 'create'}
        label={say(m.sell_goods_save)}
        shape={shape}
        done={onClose}
        beside={provider && <DeleteButton busy={busy} onDelete={() => send('delete', { id: provider.id })} />}
      >
        {(form) => (
          <>
            {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
            <TextField
              form={form}
              name="name"
              label={say(m.sell_goods_provider_name)}
              defaultValue={provider?.name}
              maxLength={80}
              required
            />
            {adapter?.config.map((field) => (
              <TextField
                key={field}
                form={form}
                name={`config.${field}`}
                label={labelOf(field, say)}
                defaultValue={provider?.config[field]}
                maxLength={2000}
              />
            ))}
            {adapter?.secrets.map((field) => (
              <TextField
                key={field}
                form={form}
                name={`secrets.${field}`}
                label={labelOf(field, say)}
                type="password"
                autoComplete="off"
                maxLength={2000}
                help={say(provider?.hasSecrets ? m.sell_goods_secret_kept : m.sell_goods_secret_once)}
              />
            ))}
            <TextField
              form={form}
              name="cooldownSeconds"
              inputMode="numeric"
              label={say(m.sell_goods_cooldown_field)}
              help={say(m.sell_goods_cooldown_help)}
              defaultValue={provider?.cooldownSeconds ?? 0}
            />
            <TextArea
              form={form}
              name="note"
              label={say(m.sell_goods_note)}
              defaultValue={provider?.note}
              rows={2}
              maxLength={2000}
            />
          </>
        )}
      </ActForm>
    </Dialog>
  )
}

export function fieldsOf(form: FormData, under: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, word(form, `${under}.${name}`)]))
}

const fieldWords: Record<string, Message> = {
  account: m.sell_goods_adapter_account,
  token: m.sell_goods_adapter_token,
  baseUrl: m.sell_goods_adapter_url,
  signingSecret: m.sell_goods_adapter_signing,
}

/** What an adapter's field is called; one without a word is read from its name. */
export function labelOf(field: string, say: Say): string {
  const known = fieldWords[field]
  if (known) return say(known)
  const words = field.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
