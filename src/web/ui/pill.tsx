import {
  Ban,
  CheckCircle2,
  CircleDashed,
  Clock3,
  Hammer,
  Hourglass,
  PackageCheck,
  PowerOff,
  RotateCcw,
  Sparkles,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from './icons.ts'
import { m } from '../paraglide/messages.js'
import { useSay, type Message } from '../words.ts'

export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'

const tones: Record<Tone, string> = {
  neutral: 'bg-tone-neutral text-tone-neutral-ink',
  info: 'bg-tone-info text-tone-info-ink',
  success: 'bg-tone-success text-tone-success-ink',
  warning: 'bg-tone-warning text-tone-warning-ink',
  danger: 'bg-tone-danger text-tone-danger-ink',
}

type PillProps = { tone: Tone; icon: LucideIcon; label: string; small?: boolean | undefined }

/** A state as icon and word; the colour only repeats what the word says. `small` is for dense tables. */
export function Pill({ tone, icon: Icon, label, small = false }: PillProps) {
  return (
    <span
      className={`${tones[tone]} inline-flex items-center rounded-full font-semibold whitespace-nowrap ${small ? 'gap-1 py-0.5 pr-2 pl-1.5 text-xs leading-4' : 'gap-1.5 py-1 pr-3 pl-2 text-sm leading-5'}`}
    >
      <Icon className={`${small ? 'size-3.5' : 'size-4'} shrink-0`} aria-hidden="true" />
      {label}
    </span>
  )
}

type Look = { tone: Tone; icon: LucideIcon; label: Message }

const looks = {
  order: {
    new: { tone: 'info', icon: Sparkles, label: m.status_order_new },
    in_progress: { tone: 'warning', icon: Hammer, label: m.status_order_in_progress },
    ready: { tone: 'info', icon: PackageCheck, label: m.status_order_ready },
    active: { tone: 'success', icon: CheckCircle2, label: m.status_order_active },
    inactive: { tone: 'neutral', icon: PowerOff, label: m.status_order_inactive },
    expired: { tone: 'neutral', icon: Clock3, label: m.status_order_expired },
  },
  invoice: {
    waiting: { tone: 'neutral', icon: CircleDashed, label: m.status_invoice_waiting },
    open: { tone: 'warning', icon: Hourglass, label: m.status_invoice_open },
    paid: { tone: 'success', icon: CheckCircle2, label: m.status_invoice_paid },
    expired: { tone: 'neutral', icon: Clock3, label: m.status_invoice_expired },
  },
  credit: {
    available: { tone: 'info', icon: Sparkles, label: m.status_credit_available },
    applied: { tone: 'success', icon: CheckCircle2, label: m.status_credit_applied },
    refunding: { tone: 'warning', icon: RotateCcw, label: m.status_credit_refunding },
    refunded: { tone: 'neutral', icon: Undo2, label: m.status_credit_refunded },
  },
  step: {
    waiting: { tone: 'neutral', icon: CircleDashed, label: m.status_step_waiting },
    running: { tone: 'warning', icon: Hourglass, label: m.status_step_running },
    done: { tone: 'success', icon: CheckCircle2, label: m.status_step_done },
    failed: { tone: 'danger', icon: TriangleAlert, label: m.status_step_failed },
  },
  message: {
    queued: { tone: 'warning', icon: Hourglass, label: m.status_message_queued },
    sending: { tone: 'warning', icon: Hourglass, label: m.status_message_queued },
    sent: { tone: 'success', icon: CheckCircle2, label: m.status_message_sent },
    failed: { tone: 'danger', icon: TriangleAlert, label: m.status_message_failed },
  },
  /** How much of an order is paid. */
  payment: {
    none: { tone: 'neutral', icon: CircleDashed, label: m.status_payment_none },
    some: { tone: 'warning', icon: Hourglass, label: m.status_payment_some },
    all: { tone: 'success', icon: CheckCircle2, label: m.status_payment_all },
  },
  /** What became of an attempt to pay. */
  charge: {
    pending: { tone: 'warning', icon: Hourglass, label: m.status_charge_pending },
    paid: { tone: 'success', icon: CheckCircle2, label: m.status_charge_paid },
    failed: { tone: 'neutral', icon: Ban, label: m.status_charge_failed },
  },
  site: {
    preparing: { tone: 'warning', icon: Hammer, label: m.status_site_preparing },
    live: { tone: 'success', icon: CheckCircle2, label: m.status_site_live },
    off: { tone: 'neutral', icon: PowerOff, label: m.status_site_off },
  },
} satisfies Record<string, Record<string, Look>>

/** The pill of a known state; the same word everywhere. An unknown state is shown as it is. */
export function Status({ of, is, small }: { of: keyof typeof looks; is: string; small?: boolean }) {
  const say = useSay()
  const look = (looks[of] as Record<string, Look>)[is]
  if (!look) return <Pill tone="neutral" icon={Ban} label={is} small={small} />
  return <Pill tone={look.tone} icon={look.icon} label={say(look.label)} small={small} />
}
