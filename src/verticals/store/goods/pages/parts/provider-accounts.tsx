import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { TextField } from '#web/ui/field.tsx'
import { formatTime } from '#web/ui/format.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { Provider, ProviderList } from '../providers.tsx'
import { ActForm, figure, word } from './act-form.tsx'
import { DeleteButton } from './delete-button.tsx'
import { Dialog } from './dialog.tsx'
import { DataList } from './list.tsx'
import { fieldsOf, labelOf } from './provider-dialog.tsx'
import { State } from './state.tsx'
import { useAct } from './use-act.ts'
import { accountLooks } from './words.ts'

type Account = Provider['accounts'][number]
type Adapter = ProviderList['adapters'][number] | null

export function ProviderAccounts({ provider, adapter }: { provider: Provider; adapter: Adapter }) {
  const say = useSay()
  const { locale } = useVisit()
  const [open, setOpen] = useState<Account | null>(null)
  if (provider.accounts.length === 0) return <p className="text-muted mt-5 text-sm">{say(m.sell_goods_pool_none)}</p>
  return (
    <div className="mt-5">
      <DataList
        items={provider.accounts}
        keyOf={({ id }) => id}
        title={{
          head: say(m.sell_goods_account),
          render: ({ label, healthNote }) => (
            <>
              <span className="block font-semibold break-words">{label}</span>
              {healthNote && <span className="text-error block text-sm break-words">{healthNote}</span>}
            </>
          ),
        }}
        columns={[
          { head: say(m.sell_goods_quota), render: (account) => <Quota {...account} /> },
          {
            head: say(m.sell_goods_rests),
            render: ({ restsUntil }) =>
              restsUntil
                ? say(m.sell_goods_rests_until, { time: formatTime(restsUntil, locale) })
                : say(m.sell_goods_ready),
          },
          { head: say(m.sell_goods_failures), render: ({ failures }) => failures, num: true, wideOnly: true },
        ]}
        aside={{
          head: say(m.sell_goods_status),
          render: ({ status }) => <State of={accountLooks} is={status} small />,
        }}
        acts={{
          head: say(m.sell_goods_acts),
          render: (account) => (
            <button type="button" onClick={() => setOpen(account)} className="btn btn-quiet min-h-11">
              {say(m.sell_goods_manage)}
            </button>
          ),
        }}
      />
      {open && <AccountDialog provider={provider} adapter={adapter} account={open} onClose={() => setOpen(null)} />}
    </div>
  )
}

function Quota({ usedToday, dailyQuota, leftToday }: Account) {
  const say = useSay()
  return (
    <span className="num block min-w-32">
      {say(m.sell_goods_quota_used, { used: usedToday, quota: dailyQuota })}
      <progress className="bar mt-1" max={dailyQuota} value={usedToday} aria-label={say(m.sell_goods_quota)} />
      <span className="text-muted text-xs">{say(m.sell_goods_quota_left, { count: leftToday })}</span>
    </span>
  )
}

type DialogProps = { provider: Provider; adapter: Adapter; account: Account | null; onClose: () => void }

/** An account of the pool; what it signs in with is sealed, and typed anew when it changes. */
export function AccountDialog({ provider, adapter, account, onClose }: DialogProps) {
  const say = useSay()
  const { send, busy, refusal } = useAct(onClose)
  const names = adapter?.credentials ?? []
  const shape = (form: FormData) => {
    const credentials = fieldsOf(form, 'credentials', names)
    const own = { label: word(form, 'label'), dailyQuota: figure(form, 'dailyQuota') ?? undefined }
    if (!account) return { id: provider.id, ...own, credentials }
    return { id: account.id, ...own, ...(Object.values(credentials).some(Boolean) ? { credentials } : {}) }
  }
  const beside = account && (
    <>
      <button
        type="button"
        disabled={busy}
        onClick={() => send('account', { id: account.id, status: account.status === 'active' ? 'paused' : 'active' })}
        className="btn btn-quiet min-h-11"
      >
        {say(account.status === 'active' ? m.sell_goods_account_pause : m.sell_goods_account_resume)}
      </button>
      <DeleteButton busy={busy} onDelete={() => send('deleteAccount', { id: account.id })} />
    </>
  )
  return (
    <Dialog title={account ? account.label : say(m.sell_goods_pool_add)} onClose={onClose}>
      <ActForm
        intent={account ? 'account' : 'addAccount'}
        label={say(m.sell_goods_save)}
        shape={shape}
        done={onClose}
        beside={beside}
      >
        {(form) => (
          <>
            {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
            <TextField
              form={form}
              name="label"
              label={say(m.sell_goods_account_label)}
              defaultValue={account?.label}
              maxLength={80}
              required
            />
            <TextField
              form={form}
              name="dailyQuota"
              inputMode="numeric"
              label={say(m.sell_goods_daily_quota)}
              help={say(m.sell_goods_daily_quota_help)}
              defaultValue={account?.dailyQuota ?? 20}
            />
            {names.map((field) => (
              <TextField
                key={field}
                form={form}
                name={`credentials.${field}`}
                label={labelOf(field, say)}
                type="password"
                autoComplete="off"
                maxLength={2000}
                help={say(account ? m.sell_goods_credential_kept : m.sell_goods_secret_once)}
              />
            ))}
          </>
        )}
      </ActForm>
    </Dialog>
  )
}
