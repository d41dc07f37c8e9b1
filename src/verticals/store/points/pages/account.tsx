import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { OutputOf } from '#kernel/http/operation.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { formatCount, formatDay } from '#web/ui/format.ts'
import { Gem, Hourglass } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { AccountPage } from '../../members/pages/parts/account.tsx'
import { shopOf } from '../../site/pages/parts/shop.ts'
import type { listPointEntries, readPoints } from '../operations.ts'
import { History } from './parts/history.tsx'
import { RoleTabs } from './parts/role-tabs.tsx'

export const handle = { js: false }
export const headers = privateHeaders

const PATH = '/account/points'
type Points = OutputOf<typeof readPoints>

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const roles = app.actor.kind === 'person' ? app.actor.roles : []
  const isReseller = roles.includes('reseller')
  const role =
    isReseller && app.url.searchParams.get('role') === 'reseller' ? ('reseller' as const) : ('member' as const)
  const [shop, points, entries] = await Promise.all([
    shopOf(app),
    read(app.call<typeof readPoints>('store.readPoints', { role })),
    read(app.call<typeof listPointEntries>('store.listPointEntries', { role, ...cursorOf(args.request) })),
  ])
  return { shop, points, entries, role, isReseller }
}

/** A member's points: how many, until when, and how each came and went. */
export default function AccountPoints() {
  const { shop, points, entries, role, isReseller } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <AccountPage shop={shop} title={say(m.points_title)} lead={say(m.points_lead)}>
      {isReseller && <RoleTabs path={PATH} role={role} />}
      {!points.rules.on && (
        <Notice tone="info" title={say(m.points_off)}>
          {say(m.points_off_text)}
        </Notice>
      )}
      <div className={`grid items-start gap-5 ${points.rules.on ? 'md:grid-cols-2' : ''}`}>
        <Balance points={points} />
        {points.rules.on && <How rules={points.rules} />}
      </div>
      <section className="glass p-5 sm:p-6" aria-labelledby="riwayat">
        <h2 id="riwayat" className="text-lg">
          {say(m.points_history)}
        </h2>
        {entries.items.length === 0 ? (
          <Empty icon={Gem} title={say(m.points_history_none)}>
            <p>{say(m.points_history_none_text)}</p>
            <a href="/products" className="btn btn-quiet mt-5">
              {say(m.points_browse)}
            </a>
          </Empty>
        ) : (
          <History entries={entries.items} orderHref={({ token }) => `/track/${token}`} />
        )}
      </section>
      <Paging next={entries.nextCursor} />
    </AccountPage>
  )
}

function Balance({ points: { rules, balance, owed, ending } }: { points: Points }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <section className="glass p-5 sm:p-6">
      <h2 className="text-muted text-sm font-semibold">{say(m.points_balance)}</h2>
      <p className="num mt-1 flex items-center gap-3 text-4xl font-extrabold tracking-tight">
        <Gem className="text-accent-ink size-7 shrink-0" aria-hidden="true" />
        {formatCount(balance, locale)}
      </p>
      {rules.on && balance > 0 && (
        <p className="num text-muted mt-1">{say(m.points_worth, { amount: formatRupiah(balance * rules.worthIdr) })}</p>
      )}
      {owed > 0 && (
        <div className="mt-4">
          <Notice tone="warning" title={say(m.points_owed, { count: formatCount(owed, locale) })}>
            {say(m.points_owed_text)}
          </Notice>
        </div>
      )}
      {balance > 0 && (
        <div className="border-line mt-4 border-t pt-4">
          <h3 className="text-sm font-bold">{say(m.points_ending)}</h3>
          {ending.length === 0 ? (
            <p className="text-muted mt-1 text-sm">{say(m.points_ending_none)}</p>
          ) : (
            <ul className="mt-2 space-y-1.5">
              {ending.map(({ points, endsAt }) => (
                <li key={endsAt} className="num flex items-start gap-2 text-[0.9375rem]">
                  <Hourglass className="text-muted mt-0.5 size-4 shrink-0" aria-hidden="true" />
                  {say(m.points_ending_line, { count: formatCount(points, locale), date: formatDay(endsAt, locale) })}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  )
}

function How({ rules }: { rules: Points['rules'] }) {
  const say = useSay()
  const { perPointIdr, worthIdr, capPercent, leastOrderIdr, months } = rules
  return (
    <section className="glass p-5 sm:p-6">
      <h2 className="text-lg">{say(m.points_rules)}</h2>
      <ul className="text-muted mt-3 list-disc space-y-2 pl-5 text-[0.9375rem]">
        <li>{say(m.points_rule_earn, { amount: formatRupiah(perPointIdr) })}</li>
        <li>{say(m.points_rule_worth, { amount: formatRupiah(worthIdr), percent: capPercent })}</li>
        {leastOrderIdr > 0 && <li>{say(m.points_rule_least, { amount: formatRupiah(leastOrderIdr) })}</li>}
        {months !== null && <li>{say(m.points_rule_months, { count: months })}</li>}
        <li>{say(m.points_rule_back)}</li>
      </ul>
    </section>
  )
}
