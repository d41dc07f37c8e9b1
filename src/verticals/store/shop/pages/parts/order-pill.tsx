import {
  Ban,
  CheckCircle2,
  Clock3,
  Hourglass,
  PackageCheck,
  RefreshCw,
  TriangleAlert,
  Undo2,
  type LucideIcon,
} from '#web/ui/icons.ts'
import { m } from '#web/paraglide/messages.js'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { OrderStatus } from '../../../orders/schemas.ts'

const looks: Record<OrderStatus, { tone: Tone; icon: LucideIcon; label: Message }> = {
  pending_payment: { tone: 'warning', icon: Hourglass, label: m.shop_status_pending },
  paid: { tone: 'info', icon: CheckCircle2, label: m.shop_status_paid },
  processing: { tone: 'info', icon: RefreshCw, label: m.shop_status_processing },
  delivered: { tone: 'success', icon: PackageCheck, label: m.shop_status_delivered },
  partially_delivered: { tone: 'warning', icon: PackageCheck, label: m.shop_status_partial },
  attention: { tone: 'warning', icon: TriangleAlert, label: m.shop_status_attention },
  expired: { tone: 'neutral', icon: Clock3, label: m.shop_status_expired },
  cancelled: { tone: 'neutral', icon: Ban, label: m.shop_status_cancelled },
  refunded: { tone: 'neutral', icon: Undo2, label: m.shop_status_refunded },
}

/** Where an order stands: the same word everywhere. */
export function OrderPill({ status }: { status: OrderStatus }) {
  const say = useSay()
  const { label, ...look } = looks[status]
  return <Pill {...look} label={say(label)} />
}
