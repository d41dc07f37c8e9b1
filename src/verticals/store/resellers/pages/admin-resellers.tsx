import { data, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read, refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Filters } from '#web/ui/filters.tsx'
import { Users } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import { readList, wishOf } from '../../desk/pages/parts/listed.ts'
import { Tabs } from '../../goods/pages/parts/list.tsx'
import type { listResellers, listResellerTiers } from '../operations.ts'
import { ResellerLine } from './parts/reseller-line.tsx'

export const handle = deskHandle

const PATH = '/admin/resellers'
export type Listed = AnswerOf<typeof listResellers>['items'][number]
export type Tier = AnswerOf<typeof listResellerTiers>['items'][number]

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['status', 'q', 'cursor'])
  const [page, tiers] = await Promise.all([
    readList(app.call<typeof listResellers>('store.listResellers', values), PATH),
    read(app.call<typeof listResellerTiers>('store.listResellerTiers', {})),
  ])
  return { ...page, tiers: tiers.items, values, key: crypto.randomUUID() }
}

export type ResellerAnswer = { intent: string; id: string; refusal: Refusal | null }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const [intent, id, reason, tierId] = ['intent', 'id', 'reason', 'tierId'].map((name) => text(form, name))
  const answer: ResellerAnswer = { intent: intent!, id: id!, refusal: null }
  const options = { idempotencyKey: text(form, 'key') || crypto.randomUUID() }
  try {
    if (intent === 'approve') await app.call('store.approveReseller', { id, ...(tierId ? { tierId } : {}) }, options)
    else if (intent === 'tier') await app.call('store.setResellerTier', { id, tierId: tierId || null })
    else if (intent === 'suspend') await app.call('store.suspendReseller', { id, reason }, options)
    else await app.call('store.refuseReseller', { id, reason }, options)
    return data<ResellerAnswer>(answer)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data<ResellerAnswer>({ ...answer, refusal }, { status: refusal.status })
  }
}

export default function Resellers() {
  const { items, nextCursor, values, waiting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const options = [
    ['', say(m.filter_all)],
    ['applied', say(m.resell_state_applied)],
    ['approved', say(m.resell_state_approved)],
    ['refused', say(m.resell_state_refused)],
    ['suspended', say(m.resell_state_suspended)],
  ] as const
  return (
    <DeskFrame title={say(m.resell_desk_resellers)}>
      <ResellerTabs />
      {waiting > 0 && values.status !== 'applied' && (
        <div className="mb-4">
          <Notice tone="info">
            <a href={`${PATH}?status=applied`} className="link-quiet font-semibold underline">
              {say(m.resell_desk_waiting, { count: waiting })}
            </a>
          </Notice>
        </div>
      )}
      <Filters
        path={PATH}
        values={values}
        hint={say(m.resell_desk_search)}
        choices={[{ name: 'status', label: say(m.orders_status), options }]}
      />
      {answer && !answer.refusal && (
        <div className="mb-4">
          <Notice tone="success">{say(m.resell_saved)}</Notice>
        </div>
      )}
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Users} title={say(m.resell_desk_none)}>
            <p>{say(m.resell_desk_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <ul className="card-box divide-line divide-y">
          {items.map((one) => (
            <ResellerLine key={one.id} one={one} own={answer?.id === one.id ? answer : null} />
          ))}
        </ul>
      )}
      <Paging next={nextCursor} />
    </DeskFrame>
  )
}

/** Who sells on, on which levels, at which prices. */
export function ResellerTabs() {
  const say = useSay()
  return (
    <Tabs
      label={say(m.resell_desk_resellers)}
      items={[
        [PATH, say(m.resell_desk_tab_people)],
        ['/admin/reseller-tiers', say(m.resell_desk_tab_tiers)],
        ['/admin/pricing', say(m.resell_desk_tab_prices)],
        ['/admin/cashback', say(m.resell_cashback)],
        ['/admin/mini-shops', say(m.mini_desk)],
      ]}
    />
  )
}
