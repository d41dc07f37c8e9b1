import { Link, useLoaderData } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { Ban, CheckCircle2, Hourglass, PowerOff, RotateCcw, Tag, UserCheck } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import { Act } from '../../../desk/pages/parts/act.tsx'
import type { Listed, loader, ResellerAnswer, Tier } from '../admin-resellers.tsx'

const looks = {
  applied: { tone: 'warning', icon: Hourglass, label: m.resell_state_applied },
  approved: { tone: 'success', icon: CheckCircle2, label: m.resell_state_approved },
  refused: { tone: 'neutral', icon: Ban, label: m.resell_state_refused },
  suspended: { tone: 'danger', icon: PowerOff, label: m.resell_state_suspended },
} as const

export function ResellerState({ status }: { status: Listed['status'] }) {
  const say = useSay()
  const { tone, icon, label } = looks[status]
  return <Pill tone={tone} icon={icon} label={say(label)} small />
}

type Props = { one: Listed; own: ResellerAnswer | null }

/** Somebody who sells or would like to, with what may be decided now. */
export function ResellerLine({ one, own }: Props) {
  const { tiers } = useLoaderData<typeof loader>()
  const say = useSay()
  const tier = tiers.find(({ id }) => id === one.tierId)
  return (
    <li className="px-4 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2">
        <div className="min-w-0 grow basis-64">
          <Link to={`/admin/resellers/${one.id}`} className="hit link-quiet -my-2 text-lg font-bold break-words">
            {one.shopName}
          </Link>
          <p className="text-muted text-sm break-words">
            {one.name} · {one.email} · <span className="num">{one.whatsapp}</span>
          </p>
          <p className="mt-1 text-sm break-words">{one.channel}</p>
          {one.about && (
            <p className="text-muted mt-1 max-w-2xl text-sm break-words whitespace-pre-line">{one.about}</p>
          )}
          {!one.accountActive && (
            <p className="text-error mt-1 text-sm font-semibold">
              {say(m.resell_desk_shut)}{' '}
              <Link to={`/admin/team/${one.personId}`} className="underline">
                {say(m.resell_desk_shut_where)}
              </Link>
            </p>
          )}
          {one.reason && <p className="mt-1 text-sm break-words">{say(m.resell_reason, { reason: one.reason })}</p>}
          <p className="text-muted mt-1 text-xs">
            <When at={one.createdAt} />
          </p>
        </div>
        <div className="flex flex-col items-end gap-1.5 text-right text-sm max-sm:w-full max-sm:items-start max-sm:text-left">
          <ResellerState status={one.status} />
          {tier && one.status !== 'applied' && (
            <>
              <p className="font-semibold">
                {tier.name}
                {one.tierPinned && <span className="text-muted font-medium"> · {say(m.resell_desk_pinned)}</span>}
              </p>
              <p className="text-muted num">
                {say(m.resell_desk_balances, {
                  topup: formatRupiah(one.topupIdr),
                  margin: formatRupiah(one.marginIdr),
                })}
              </p>
              {one.owedIdr > 0 && (
                <p className="num text-error font-semibold">
                  {say(m.resell_owed_short, { amount: formatRupiah(one.owedIdr) })}
                </p>
              )}
            </>
          )}
        </div>
      </div>
      <div className="bg-base-200/60 rounded-field mt-3 max-w-xl px-4 py-1">
        <Decisions one={one} own={own} />
      </div>
    </li>
  )
}

function Decisions({ one, own }: Props) {
  const { tiers, key } = useLoaderData<typeof loader>()
  const say = useSay()
  const common = (intent: string) => ({
    intent,
    idempotencyKey: `${key}-${one.id.slice(-12)}-${intent}`,
    about: { id: one.id },
    refusal: own?.intent === intent ? own.refusal : null,
  })
  if (one.status === 'approved')
    return (
      <>
        <Act
          {...common('tier')}
          icon={Tag}
          title={say(m.resell_desk_tier)}
          help={say(m.resell_desk_tier_help)}
          reason={false}
        >
          <TierChoice tiers={tiers} chosen={one.tierPinned ? one.tierId : null} empty={say(m.resell_desk_tier_auto)} />
        </Act>
        <Act
          {...common('suspend')}
          icon={PowerOff}
          danger
          title={say(m.resell_desk_suspend)}
          help={say(m.resell_desk_suspend_help)}
        />
      </>
    )
  const again = one.status !== 'applied'
  return (
    <>
      <Act
        {...common('approve')}
        icon={again ? RotateCcw : UserCheck}
        title={say(again ? m.resell_desk_again : m.resell_desk_approve)}
        help={say(m.resell_desk_approve_help)}
        reason={false}
      >
        {tiers.length > 0 && <TierChoice tiers={tiers} chosen={one.tierId ?? tiers[0]!.id} empty={null} />}
      </Act>
      {!again && (
        <Act {...common('refuse')} icon={Ban} danger title={say(m.resell_desk_no)} help={say(m.resell_desk_no_help)} />
      )}
    </>
  )
}

function TierChoice({ tiers, chosen, empty }: { tiers: Tier[]; chosen: string | null; empty: string | null }) {
  const say = useSay()
  return (
    <label className="block">
      <span className="mb-1.5 block text-sm font-semibold">{say(m.resell_level)}</span>
      <select name="tierId" defaultValue={chosen ?? ''} className="field-input">
        {empty && <option value="">{empty}</option>}
        {tiers.map(({ id, name, offBasisPoints }) => (
          <option key={id} value={id}>
            {name} ({say(m.resell_level_off, { off: offBasisPoints / 100 })})
          </option>
        ))}
      </select>
    </label>
  )
}
