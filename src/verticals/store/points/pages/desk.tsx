import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { OutputOf } from '#kernel/http/operation.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Filters } from '#web/ui/filters.tsx'
import { formatCount } from '#web/ui/format.ts'
import { Gem, Settings2 } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Paging } from '#web/ui/paging.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { Downloads } from '../../desk/pages/parts/downloads.tsx'
import { mayHere, readList, wishOf } from '../../desk/pages/parts/listed.ts'
import type { listPointBalances, readPointRules } from '../operations.ts'
import { RoleTabs } from './parts/role-tabs.tsx'

export const handle = deskHandle

const PATH = '/admin/points'
type Balances = OutputOf<typeof listPointBalances>

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const values = wishOf(args.request, ['role', 'some', 'q', 'cursor'])
  const [page, rules] = await Promise.all([
    readList(app.call<typeof listPointBalances>('store.listPointBalances', values), PATH),
    read(app.call<typeof readPointRules>('store.readPointRules', {})),
  ])
  const role = values['role'] === 'reseller' ? ('reseller' as const) : ('member' as const)
  return { ...page, values, role, rules: rules[role], mayChange: mayHere(app, 'store.settings.manage') }
}

/** Everybody's points, and the way to the rules. */
export default function PointsDesk() {
  const { items, nextCursor, values, role, rules, mayChange, total } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  return (
    <DeskFrame title={say(m.points_title)} action={items.length > 0 && <Downloads path={PATH} values={values} />}>
      <RoleTabs path={PATH} role={role} />
      <div className="card-box mb-4 flex flex-wrap items-center justify-between gap-4 p-4 sm:p-5">
        <div className="min-w-0">
          <p className="text-muted text-xs font-semibold">{say(m.points_out)}</p>
          <p className="num text-xl font-bold">{say(m.points_count, { count: formatCount(total, locale) })}</p>
          <p className="num text-muted text-sm">
            {say(m.points_out_worth, { amount: formatRupiah(total * rules.worthIdr) })}
          </p>
        </div>
        {mayChange && (
          <Link to={`${PATH}/rules`} className="btn btn-quiet min-h-11">
            <Settings2 className="size-4.5" aria-hidden="true" />
            {say(m.points_rules_title)}
          </Link>
        )}
      </div>
      {!rules.on && (
        <div className="mb-4">
          <Notice tone="info" title={say(m.points_desk_off)}>
            {say(mayChange ? m.points_desk_off_text : m.points_off_text)}
          </Notice>
        </div>
      )}
      <Filters
        path={PATH}
        values={values}
        hint={say(m.points_search)}
        choices={[
          {
            name: 'some',
            label: say(m.points_title),
            options: [
              ['', say(m.filter_all)],
              ['yes', say(m.points_some)],
            ],
          },
        ]}
      />
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Gem} title={say(m.points_none)}>
            <p>{say(m.points_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <BalanceList items={items} role={role} />
      )}
      <Paging next={nextCursor} />
    </DeskFrame>
  )
}

function BalanceList({ items, role }: { items: Balances['items']; role: string }) {
  const say = useSay()
  const { locale } = useVisit()
  const count = (points: number) => formatCount(points, locale)
  return (
    <ul className="card-box divide-line divide-y">
      {items.map((one) => (
        <li key={one.personId} className="flex items-center justify-between gap-4 px-4 py-3">
          <div className="min-w-0">
            <Link
              to={`${PATH}/${one.personId}${role === 'reseller' ? '?role=reseller' : ''}`}
              className="link-quiet hit -my-2 font-semibold break-words"
            >
              {one.name}
            </Link>
            <p className="text-muted text-sm break-all">{one.email}</p>
            <p className="num text-muted text-sm">
              {say(m.points_earned_spent, { earned: count(one.earned), spent: count(one.spent) })}
            </p>
          </div>
          <div className="shrink-0 text-right">
            <p className="num text-lg font-bold">{count(one.balance)}</p>
            {one.owed > 0 && (
              <p className="num text-tone-warning-ink text-sm">{say(m.points_owes, { count: count(one.owed) })}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
