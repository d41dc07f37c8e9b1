import { m } from '#web/paraglide/messages.js'
import { Check, PackageCheck, QrCode, RefreshCw, X, type LucideIcon } from '#web/ui/icons.ts'
import { formatTime } from '#web/ui/format.ts'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { Order } from '../invoice.tsx'

type StepState = 'done' | 'now' | 'next' | 'ended'

/** Payment, processing, delivery: where the order stands at a glance, with the times. */
export function Progress({ order }: { order: Order }) {
  const say = useSay()
  const { locale } = useVisit()
  const steps: { icon: LucideIcon; label: Message; at: string | null; state: StepState }[] = [
    { icon: QrCode, label: m.shop_progress_pay, at: order.paidAt, state: payState(order) },
    { icon: RefreshCw, label: m.shop_progress_work, at: null, state: workState(order) },
    { icon: PackageCheck, label: m.shop_progress_done, at: order.deliveredAt, state: doneState(order) },
  ]
  return (
    <ol className="glass mt-5 grid grid-cols-3 gap-2 p-4 sm:p-6">
      {steps.map(({ icon, label, at, state }, place) => {
        const Icon = state === 'done' ? Check : state === 'ended' ? X : icon
        return (
          <li key={place} aria-current={state === 'now' ? 'step' : undefined} className="relative text-center">
            {place > 0 && (
              <span
                aria-hidden="true"
                className={`absolute top-5 right-1/2 -z-0 h-0.5 w-full ${state === 'next' ? 'bg-line' : 'bg-accent'}`}
              />
            )}
            <span className={`relative mx-auto grid size-10 place-items-center rounded-full ${looks[state]}`}>
              <Icon className={`size-5 ${state === 'now' ? 'pulse-dot' : ''}`} aria-hidden="true" />
            </span>
            <span className={`mt-2 block text-sm leading-tight font-semibold ${state === 'next' ? 'text-muted' : ''}`}>
              {say(label)}
              <span className="sr-only">, {say(words[state])}</span>
            </span>
            {at && <span className="num text-muted block text-xs">{formatTime(at, locale)} WIB</span>}
          </li>
        )
      })}
    </ol>
  )
}

const looks: Record<StepState, string> = {
  done: 'bg-accent text-accent-content',
  now: 'bg-primary text-primary-content',
  next: 'bg-base-300 text-muted',
  ended: 'bg-tone-danger text-tone-danger-ink',
}
const words: Record<StepState, Message> = {
  done: m.shop_progress_is_done,
  now: m.shop_progress_is_now,
  next: m.shop_progress_is_next,
  ended: m.shop_progress_is_ended,
}

function payState({ paidAt, status }: Order): StepState {
  if (paidAt) return 'done'
  return status === 'pending_payment' ? 'now' : status === 'expired' || status === 'cancelled' ? 'ended' : 'done'
}

function workState({ status }: Order): StepState {
  if (status === 'paid' || status === 'processing' || status === 'attention') return 'now'
  return status === 'delivered' || status === 'partially_delivered' || status === 'refunded' ? 'done' : 'next'
}

function doneState({ status }: Order): StepState {
  if (status === 'delivered' || status === 'partially_delivered') return 'done'
  return status === 'refunded' ? 'ended' : 'next'
}
