import type { OutputOf } from '#kernel/http/operation.ts'
import { m } from '#web/paraglide/messages.js'
import { formState, TextArea } from '#web/ui/field.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { CheckCircle2, PowerOff } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { readBotAccount } from '../../../bots/operations.ts'
import { Box } from '../../../resellers/pages/parts/frame.tsx'
import type { BotAnswer } from '../bots.tsx'
import { Fact } from './key-facts.tsx'
import { Fold } from './tabs.tsx'

type Account = NonNullable<OutputOf<typeof readBotAccount>['account']>

/** What a bot is told, and how it stands. */
export function AccountCard({ account }: { account: Account }) {
  const say = useSay()
  const { locale, origin } = useVisit()
  return (
    <section className="glass p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="text-lg">{say(m.papi_bot_account)}</h2>
        {account.active ? (
          <Pill tone="success" icon={CheckCircle2} label={say(m.papi_bot_on)} />
        ) : (
          <Pill tone="neutral" icon={PowerOff} label={say(m.papi_bot_off)} />
        )}
      </div>
      {account.revoked && (
        <div className="mt-4">
          <Notice tone="danger">{say(m.papi_bot_revoked, { reason: account.revoked.reason })}</Notice>
        </div>
      )}
      <dl className="mt-4 grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
        <Fact label={say(m.papi_bot_username)}>
          <code>{account.username}</code>
        </Fact>
        <Fact label={say(m.papi_bot_key)}>
          <code>…{account.keyHint}</code>
        </Fact>
        <Fact label={say(m.papi_bot_base)}>
          <code className="break-all">{origin}/v1</code>
        </Fact>
        <Fact label={say(m.papi_key_used)}>
          {account.lastUsedAt ? formatInstant(account.lastUsedAt, locale) : say(m.papi_bot_never)}
        </Fact>
      </dl>
      <div className="border-line mt-4 border-t pt-2">
        <Fold label={say(m.papi_bot_rotate)} of="">
          <form method="post">
            <p className="text-muted mb-3 text-sm">{say(m.papi_bot_rotate_help)}</p>
            <button type="submit" name="intent" value="rotate" className="btn btn-primary">
              {say(m.papi_bot_rotate_do)}
            </button>
          </form>
        </Fold>
      </div>
    </section>
  )
}

type FormProps = { account: Account | null; answer: BotAnswer | undefined }

export function AccountForm({ account, answer }: FormProps) {
  const say = useSay()
  const form = formState(answer?.values ? answer : { values: { networks: account?.networks.join('\n') ?? '' } })
  // Whichever of several addresses is refused stands beside the one field they are typed in.
  const wrong = Object.keys(form.errors).find((path) => path.startsWith('networks'))
  const shown = wrong ? { ...form, errors: { ...form.errors, networks: form.errors[wrong]! }, first: 'networks' } : form
  return (
    <Box title={say(m.papi_bot_switch)} help={say(m.papi_bot_weak)}>
      <form method="post" className="max-w-xl space-y-5">
        <TextArea
          form={shown}
          name="networks"
          label={say(m.papi_key_networks)}
          help={say(m.papi_bot_networks_help)}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          required
        />
        <div>
          <Tick name="active" label={say(m.papi_bot_switch)} on={answer?.active ?? account?.active ?? false} />
          <Tick name="reveals" label={say(m.papi_bot_reveals)} on={answer?.reveals ?? account?.reveals ?? false} />
          <p className="text-muted text-sm">{say(m.papi_bot_reveals_help)}</p>
        </div>
        <button type="submit" name="intent" value="save" className="btn btn-cta">
          {say(account ? m.papi_bot_save : m.papi_bot_create)}
        </button>
      </form>
    </Box>
  )
}

function Tick({ name, label, on }: { name: string; label: string; on: boolean }) {
  return (
    <label className="hit w-full gap-2.5">
      <input type="checkbox" name={name} defaultChecked={on} className="checkbox checkbox-sm" />
      <span>{label}</span>
    </label>
  )
}
