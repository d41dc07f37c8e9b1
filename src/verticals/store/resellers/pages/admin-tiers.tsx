import { useState } from 'react'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Plus, Save, Trash2 } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { act } from '../../goods/pages/parts/act.ts'
import { MoneyInput, NumberInput, TextInput } from '../../goods/pages/parts/inputs.tsx'
import { useAct } from '../../goods/pages/parts/use-act.ts'
import type { listResellerTiers } from '../operations.ts'
import { ResellerTabs } from './admin-resellers.tsx'
import { offOf, percentOf } from '../rules.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  return { tiers: (await read(app.call<typeof listResellerTiers>('store.listResellerTiers', {}))).items }
}

export function action(args: ActionFunctionArgs) {
  return act(args, { save: 'store.saveResellerTiers' })
}

type Draft = {
  key: string
  id?: string
  name: string
  off: string
  turnoverIdr: number | null
  calls: number | null
  resellers: number
}

export default function Tiers() {
  const { tiers } = useLoaderData<typeof loader>()
  const say = useSay()
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    tiers.map((tier) => ({
      ...{ key: tier.id, id: tier.id, name: tier.name, off: percentOf(tier.offBasisPoints) },
      ...{ turnoverIdr: tier.turnoverIdr, calls: tier.callsAMinute, resellers: tier.resellers },
    })),
  )
  const { send, busy, answer, refusal, form } = useAct()
  // Refusals name a level by its place in what was sent; meanwhile one may have been dropped.
  const [sent, setSent] = useState<string[]>([])
  const change = (key: string, changes: Partial<Draft>) =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...changes } : one)))
  // What is no per cent goes as it was typed, so that the refusal stands beside its field.
  const save = () => {
    setSent(drafts.map(({ key }) => key))
    send('save', {
      tiers: drafts.map(({ id, name, off, turnoverIdr, calls }) => ({
        ...(id ? { id } : {}),
        ...{ name, offBasisPoints: offOf(off) ?? off, turnoverIdr, callsAMinute: calls },
      })),
    })
  }
  const turnoverIdr = drafts.length === 0 ? 0 : null
  const blank = { name: '', off: '0', turnoverIdr, calls: 60, resellers: 0 }
  return (
    <DeskFrame title={say(m.resell_desk_tab_tiers)}>
      <ResellerTabs />
      <p className="text-muted mb-5 max-w-2xl text-[0.9375rem]">{say(m.resell_tiers_lead)}</p>
      <div className="space-y-4">
        {answer && !answer.refusal && <Notice tone="success">{say(m.resell_saved)}</Notice>}
        {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
        <ol className="space-y-4">
          {drafts.map((draft, index) => (
            <TierRow
              key={draft.key}
              {...{ draft, index }}
              wrong={(field) => form.errors[`tiers.${sent.indexOf(draft.key)}.${field}`]}
              change={(changes) => change(draft.key, changes)}
              drop={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
            />
          ))}
        </ol>
        <div className="flex flex-wrap gap-3">
          <button
            type="button"
            disabled={drafts.length >= 10}
            onClick={() => setDrafts([...drafts, { ...blank, key: crypto.randomUUID() }])}
            className="btn btn-quiet min-h-11"
          >
            <Plus className="size-4.5" aria-hidden="true" />
            {say(m.resell_tier_add)}
          </button>
          <button
            type="button"
            disabled={busy || drafts.length === 0}
            onClick={save}
            className="btn btn-primary min-h-11"
          >
            <Save className="size-4.5" aria-hidden="true" />
            {say(m.resell_save)}
          </button>
        </div>
      </div>
    </DeskFrame>
  )
}

type RowProps = {
  draft: Draft
  index: number
  wrong: (field: string) => string | undefined
  change: (changes: Partial<Draft>) => void
  drop: () => void
}

function TierRow({ draft, index, wrong, change, drop }: RowProps) {
  const say = useSay()
  const id = (name: string) => `tier-${index}-${name}`
  return (
    <li className="card-box p-4">
      <div className="mb-3 flex items-center justify-between gap-3">
        <h2 className="text-base">
          {say(m.resell_tier_nth, { rank: index + 1 })}
          <span className="text-muted font-medium"> · {say(m.resell_tier_people, { count: draft.resellers })}</span>
        </h2>
        {draft.resellers === 0 && (
          <button
            type="button"
            onClick={drop}
            aria-label={say(m.resell_tier_drop, { rank: index + 1 })}
            className="btn btn-ghost min-h-11"
          >
            <Trash2 className="size-4.5" aria-hidden="true" />
          </button>
        )}
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <TextInput
          id={id('name')}
          label={say(m.resell_tier_name)}
          value={draft.name}
          onChange={(name) => change({ name })}
          error={wrong('name')}
          max={40}
        />
        <TextInput
          id={id('off')}
          label={say(m.resell_tier_off)}
          value={draft.off}
          onChange={(off) => change({ off })}
          error={wrong('offBasisPoints')}
          max={5}
        />
        <MoneyInput
          id={id('turnover')}
          label={say(m.resell_tier_turnover)}
          value={draft.turnoverIdr}
          onChange={(value) => change({ turnoverIdr: value })}
          error={wrong('turnoverIdr')}
        />
        <NumberInput
          id={id('calls')}
          label={say(m.resell_tier_calls)}
          value={draft.calls}
          onChange={(value) => change({ calls: value })}
          error={wrong('callsAMinute')}
        />
      </div>
    </li>
  )
}
