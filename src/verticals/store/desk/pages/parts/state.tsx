import {
  Ban,
  CheckCircle2,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  Clock3,
  Hourglass,
  PackageCheck,
  RefreshCw,
  RotateCcw,
  Sparkles,
  TriangleAlert,
  Undo2,
  UserCheck,
  Wallet,
  type LucideIcon,
} from '#web/ui/icons.ts'
import { m } from '#web/paraglide/messages.js'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, type Message } from '#web/words.ts'

type Look = { tone: Tone; icon: LucideIcon; label: Message }

/** The same words everywhere in the admin; shops say some of them more softly. */
const looks = {
  order: {
    pending_payment: { tone: 'warning', icon: Hourglass, label: m.sell_desk_order_pending },
    paid: { tone: 'info', icon: CheckCircle2, label: m.shop_status_paid },
    processing: { tone: 'info', icon: RefreshCw, label: m.shop_status_processing },
    delivered: { tone: 'success', icon: PackageCheck, label: m.shop_status_delivered },
    partially_delivered: { tone: 'warning', icon: PackageCheck, label: m.sell_desk_order_partial },
    attention: { tone: 'danger', icon: TriangleAlert, label: m.sell_desk_order_attention },
    expired: { tone: 'neutral', icon: Clock3, label: m.shop_status_expired },
    cancelled: { tone: 'neutral', icon: Ban, label: m.shop_status_cancelled },
    refunded: { tone: 'neutral', icon: Undo2, label: m.sell_desk_order_refunded },
  },
  item: {
    pending: { tone: 'neutral', icon: CircleDashed, label: m.sell_desk_item_pending },
    queued: { tone: 'info', icon: Hourglass, label: m.sell_desk_job_queued },
    delivering: { tone: 'info', icon: RefreshCw, label: m.sell_desk_item_delivering },
    delivered: { tone: 'success', icon: PackageCheck, label: m.shop_status_delivered },
    partial: { tone: 'warning', icon: PackageCheck, label: m.sell_desk_order_partial },
    attention: { tone: 'danger', icon: TriangleAlert, label: m.sell_desk_order_attention },
    credited: { tone: 'neutral', icon: Wallet, label: m.sell_desk_item_credited },
    cancelled: { tone: 'neutral', icon: Ban, label: m.shop_status_cancelled },
  },
  delivery: {
    ready: { tone: 'success', icon: CheckCircle2, label: m.sell_desk_delivery_ready },
    sent: { tone: 'info', icon: Hourglass, label: m.sell_desk_delivery_sent },
    accepted: { tone: 'success', icon: CheckCircle2, label: m.sell_desk_delivery_accepted },
    rejected: { tone: 'danger', icon: CircleAlert, label: m.sell_desk_delivery_rejected },
    expired: { tone: 'neutral', icon: Clock3, label: m.shop_status_expired },
    replaced: { tone: 'neutral', icon: RotateCcw, label: m.sell_desk_delivery_replaced },
    revoked: { tone: 'neutral', icon: Ban, label: m.sell_desk_delivery_revoked },
  },
  job: {
    queued: { tone: 'info', icon: Hourglass, label: m.sell_desk_job_queued },
    running: { tone: 'info', icon: RefreshCw, label: m.sell_desk_job_running },
    waiting: { tone: 'warning', icon: Clock3, label: m.sell_desk_job_waiting },
    unknown: { tone: 'warning', icon: CircleHelp, label: m.sell_desk_job_unknown },
    staff: { tone: 'warning', icon: UserCheck, label: m.sell_desk_job_staff },
    done: { tone: 'success', icon: CheckCircle2, label: m.sell_desk_job_done },
    dead: { tone: 'danger', icon: TriangleAlert, label: m.sell_desk_job_dead },
    cancelled: { tone: 'neutral', icon: Ban, label: m.shop_status_cancelled },
  },
  credit: {
    available: { tone: 'info', icon: Sparkles, label: m.sell_desk_credit_available },
    applied: { tone: 'success', icon: CheckCircle2, label: m.sell_desk_credit_applied },
    payout_asked: { tone: 'warning', icon: Wallet, label: m.sell_desk_credit_asked },
    refunding: { tone: 'info', icon: RotateCcw, label: m.sell_desk_credit_refunding },
    refunded: { tone: 'neutral', icon: Undo2, label: m.sell_desk_credit_refunded },
  },
  charge: {
    pending: { tone: 'warning', icon: Hourglass, label: m.sell_desk_charge_pending },
    paid: { tone: 'success', icon: CheckCircle2, label: m.sell_desk_charge_paid },
    failed: { tone: 'neutral', icon: Ban, label: m.sell_desk_charge_failed },
  },
  claim: {
    open: { tone: 'warning', icon: Hourglass, label: m.sell_desk_claim_open },
    replaced: { tone: 'success', icon: RotateCcw, label: m.sell_desk_claim_replaced },
    credited: { tone: 'success', icon: Wallet, label: m.sell_desk_claim_credited },
    refused: { tone: 'neutral', icon: Ban, label: m.sell_desk_claim_refused },
  },
} satisfies Record<string, Record<string, Look>>

type Of = keyof typeof looks

/** The pill of a known state. An unknown state is shown as it is. */
export function State({ of, is, small = false }: { of: Of; is: string; small?: boolean }) {
  const say = useSay()
  const look = (looks[of] as Record<string, Look>)[is]
  if (!look) return <Pill tone="neutral" icon={CircleDashed} label={is} small={small} />
  return <Pill tone={look.tone} icon={look.icon} label={say(look.label)} small={small} />
}

/** States of a kind with their words, for a choice. */
export function statesOf(of: Of): (readonly [state: string, word: Message])[] {
  return Object.entries(looks[of] as Record<string, Look>).map(([state, { label }]) => [state, label] as const)
}

export const kindWords: Record<string, Message> = {
  stock: m.sell_desk_kind_stock,
  shared: m.sell_desk_kind_shared,
  invite: m.sell_desk_kind_invite,
  file: m.sell_desk_kind_file,
  bundle: m.sell_desk_kind_bundle,
  code: m.sell_desk_kind_stock,
  seat: m.sell_desk_kind_shared,
}

export const reasonWords: Record<string, Message> = {
  late: m.sell_desk_reason_late,
  double: m.sell_desk_reason_double,
  wrong_amount: m.sell_desk_reason_wrong,
  out_of_stock: m.sell_desk_reason_stock,
  undelivered: m.sell_desk_reason_undelivered,
  cancelled: m.sell_desk_reason_cancelled,
  goodwill: m.sell_desk_reason_goodwill,
  exact: m.sell_desk_reason_exact,
}
