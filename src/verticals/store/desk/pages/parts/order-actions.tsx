import type { Refusal } from '#web/answer.ts'
import { m } from '#web/paraglide/messages.js'
import { Ban, Gift, RotateCcw, Undo2, X } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { Act } from './act.tsx'
import type { OrderDetail } from './listed.ts'

type Props = {
  order: OrderDetail
  may: { manage: boolean; money: boolean }
  idempotencyKey: string
  refused: (intent: string) => Refusal | null
}

const OPEN_JOBS = new Set(['queued', 'waiting', 'unknown', 'staff', 'dead'])
const STUCK_JOBS = new Set(['staff', 'dead'])
const OWED = new Set(['available', 'payout_asked'])

/** What can be done with this order as it stands now; the rest is not offered. */
export function OrderActions({ order, may, idempotencyKey, refused }: Props) {
  const say = useSay()
  const unpaid = order.status === 'pending_payment'
  const open = order.jobs.some(({ status }) => OPEN_JOBS.has(status))
  const stuck = order.jobs.some(({ status }) => STUCK_JOBS.has(status))
  const owed = order.credits.some(({ status, leftIdr }) => OWED.has(status) && leftIdr > 0)
  const common = (intent: string) => ({ intent, idempotencyKey, refusal: refused(intent) })
  return (
    <section className="card-box px-5 py-3" aria-labelledby="acts">
      <h2 id="acts" className="text-muted text-sm font-medium tracking-normal">
        {say(m.sell_desk_acts)}
      </h2>
      {may.manage && stuck && (
        <Act
          {...common('retry')}
          icon={RotateCcw}
          title={say(m.sell_desk_retry)}
          help={say(m.sell_desk_retry_help)}
          reason={false}
        />
      )}
      {may.manage && (unpaid || open) && (
        <Act
          {...common('cancel')}
          icon={X}
          title={say(m.sell_desk_cancel)}
          help={say(unpaid ? m.sell_desk_cancel_unpaid_help : m.sell_desk_cancel_help)}
          danger
        />
      )}
      {may.money && (owed || (open && order.captures.length > 0)) && (
        <Act
          {...common('refund')}
          icon={Undo2}
          title={say(m.sell_desk_refund)}
          help={say(m.sell_desk_refund_help)}
          danger
        />
      )}
      {may.money && order.paidAt && (
        <Act {...common('credit')} icon={Gift} title={say(m.sell_desk_give)} help={say(m.sell_desk_give_help)}>
          <Amount />
        </Act>
      )}
      {may.manage && (
        <Act {...common('block')} icon={Ban} title={say(m.sell_desk_block)} help={say(m.sell_desk_block_help)} danger>
          <Kinds />
        </Act>
      )}
    </section>
  )
}

function Amount() {
  const say = useSay()
  return (
    <label className="block">
      <span className="mb-1.5 block text-sm font-semibold">{say(m.sell_desk_amount)}</span>
      <span className="flex">
        <span className="border-line bg-base-200 text-muted rounded-l-field flex items-center border border-r-0 px-3 text-sm">
          Rp
        </span>
        <input
          name="amountIdr"
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={14}
          className="field-input num rounded-l-none"
          onInput={(event) => {
            const digits = event.currentTarget.value.replaceAll(/\D/g, '').replace(/^0+/, '').slice(0, 9)
            event.currentTarget.value = digits.replaceAll(/\B(?=(\d{3})+$)/g, '.')
          }}
        />
      </span>
    </label>
  )
}

function Kinds() {
  const say = useSay()
  const kinds = [
    ['email', m.sell_desk_block_email, true],
    ['whatsapp', m.sell_desk_block_whatsapp, true],
    ['device', m.sell_desk_block_device, false],
    ['network', m.sell_desk_block_network, false],
  ] as const
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold">{say(m.sell_desk_block_what)}</legend>
      {kinds.map(([kind, word, ticked]) => (
        <label key={kind} className="hit w-full cursor-pointer gap-3 text-[0.9375rem]">
          <input type="checkbox" name="kinds" value={kind} defaultChecked={ticked} className="tick mt-0" />
          {say(word)}
        </label>
      ))}
    </fieldset>
  )
}
