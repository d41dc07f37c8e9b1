import { useState } from 'react'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { CheckCircle2, Pencil, Plus, PowerOff, Send, TriangleAlert } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import type { listProviders } from '../../providers/operations.ts'
import { act } from './parts/act.ts'
import { InviteTabs } from './parts/invite-tabs.tsx'
import { AccountDialog, ProviderAccounts } from './parts/provider-accounts.tsx'
import { ProviderDialog } from './parts/provider-dialog.tsx'
import { useAct } from './parts/use-act.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  return read(app.call<typeof listProviders>('store.listProviders', {}))
}

export async function action(args: ActionFunctionArgs) {
  return act(args, {
    create: 'store.createProvider',
    update: 'store.updateProvider',
    status: 'store.setProviderStatus',
    delete: 'store.deleteProvider',
    addAccount: 'store.createProviderAccount',
    account: 'store.updateProviderAccount',
    deleteAccount: 'store.deleteProviderAccount',
  })
}

export type ProviderList = AnswerOf<typeof listProviders>
export type Provider = ProviderList['items'][number]

/** The pool map: who hands invitations over, and what each account has left today. */
export default function Providers() {
  const { items, adapters } = useLoaderData<typeof loader>()
  const say = useSay()
  const [making, setMaking] = useState(false)
  const make = (
    <button type="button" onClick={() => setMaking(true)} className="btn btn-primary min-h-11">
      <Plus className="size-4.5" aria-hidden="true" />
      {say(m.sell_goods_provider_new)}
    </button>
  )
  return (
    <DeskFrame title={say(m.sell_goods_providers)} action={make}>
      <InviteTabs />
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Send} title={say(m.sell_goods_providers_none)}>
            <p>{say(m.sell_goods_providers_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <ul className="space-y-5">
          {items.map((provider) => (
            <ProviderCard key={provider.id} provider={provider} adapters={adapters} />
          ))}
        </ul>
      )}
      {making && <ProviderDialog provider={null} adapters={adapters} onClose={() => setMaking(false)} />}
    </DeskFrame>
  )
}

function ProviderCard({ provider, adapters }: { provider: Provider; adapters: ProviderList['adapters'] }) {
  const say = useSay()
  const [open, setOpen] = useState<'edit' | 'account' | null>(null)
  const adapter = adapters.find(({ name }) => name === provider.adapter) ?? null
  return (
    <li className="card-box p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg break-words">{provider.name}</h2>
          <p className="text-muted text-sm">
            {provider.adapterLabel} · {say(m.sell_goods_provider_variants, { count: provider.variants })}
          </p>
          {provider.note && <p className="mt-1 max-w-prose text-sm break-words">{provider.note}</p>}
        </div>
        <Health provider={provider} />
      </div>
      {provider.dry && provider.status === 'active' && (
        <div className="mt-4">
          <Notice tone="warning" title={say(m.sell_goods_dry)}>
            {say(m.sell_goods_dry_text)}
          </Notice>
        </div>
      )}
      <dl className="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-4">
        <Figure label={say(m.sell_goods_left_today)} value={provider.byStaff ? '∞' : String(provider.leftToday)} />
        <Figure label={say(m.sell_goods_waiting_now)} value={String(provider.waiting)} />
        <Figure
          label={say(m.sell_goods_cooldown)}
          value={say(m.sell_goods_seconds, { count: provider.cooldownSeconds })}
        />
        <Figure label={say(m.sell_goods_failures)} value={String(provider.failures)} />
      </dl>
      {!provider.byStaff && <ProviderAccounts provider={provider} adapter={adapter} />}
      <div className="border-line mt-5 flex flex-wrap gap-2 border-t pt-4">
        {!provider.byStaff && (
          <button type="button" onClick={() => setOpen('account')} className="btn btn-quiet min-h-11">
            <Plus className="size-4.5" aria-hidden="true" />
            {say(m.sell_goods_pool_add)}
          </button>
        )}
        <button type="button" onClick={() => setOpen('edit')} className="btn btn-quiet min-h-11">
          <Pencil className="size-4.5" aria-hidden="true" />
          {say(m.sell_goods_edit)}
        </button>
        <KillSwitch provider={provider} />
      </div>
      {open === 'edit' && <ProviderDialog provider={provider} adapters={adapters} onClose={() => setOpen(null)} />}
      {open === 'account' && (
        <AccountDialog provider={provider} adapter={adapter} account={null} onClose={() => setOpen(null)} />
      )}
    </li>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="num text-lg font-bold">{value}</dd>
    </div>
  )
}

function Health({ provider: { status, breaker } }: { provider: Provider }) {
  const say = useSay()
  if (status === 'paused') return <Pill tone="neutral" icon={PowerOff} label={say(m.sell_goods_provider_off)} />
  if (breaker === 'open') return <Pill tone="danger" icon={TriangleAlert} label={say(m.sell_goods_breaker_open)} />
  if (breaker === 'half-open')
    return <Pill tone="warning" icon={TriangleAlert} label={say(m.sell_goods_breaker_half)} />
  return <Pill tone="success" icon={CheckCircle2} label={say(m.sell_goods_provider_on)} />
}

/** Off at once; on again when somebody is sure. */
function KillSwitch({ provider: { id, status } }: { provider: Provider }) {
  const say = useSay()
  const { send, busy } = useAct()
  const on = status === 'active'
  return (
    <button
      type="button"
      disabled={busy}
      onClick={() => send('status', { id, status: on ? 'paused' : 'active' })}
      className={`btn ml-auto min-h-11 ${on ? 'btn-danger' : 'btn-primary'}`}
    >
      <PowerOff className="size-4.5" aria-hidden="true" />
      {say(on ? m.sell_goods_switch_off : m.sell_goods_switch_on)}
    </button>
  )
}
