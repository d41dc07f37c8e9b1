import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { formState, TextField } from '#web/ui/field.tsx'
import { formatCount } from '#web/ui/format.ts'
import { CheckCircle2, Hourglass, Undo2 } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listMyWithdrawals, readMyWallet } from '../../../wallet/operations.ts'
import type { WalletAnswer } from '../wallet.tsx'
import { Box } from './frame.tsx'

type Withdrawal = AnswerOf<typeof listMyWithdrawals>['items'][number]
type Props = {
  wallet: AnswerOf<typeof readMyWallet>
  items: Withdrawal[]
  answer: WalletAnswer | null
  idempotencyKey: string
}

/** Margin that is paid out, and what became of earlier wishes. */
export function Withdrawals({ wallet, items, answer, idempotencyKey }: Props) {
  const say = useSay()
  const own = answer?.intent === 'withdraw' && !answer.done ? answer : null
  const form = formState(own && { values: own.values, ...(own.refusal ? { refusal: own.refusal } : {}) })
  const open = items.some(({ status }) => status === 'asked')
  const enough = wallet.marginIdr >= wallet.withdrawMinIdr
  return (
    <Box title={say(m.resell_withdraw)} help={say(m.resell_withdraw_help)}>
      {!open && !enough && (
        <p className="text-muted text-[0.9375rem]">
          {say(m.resell_withdraw_least, { least: formatRupiah(wallet.withdrawMinIdr) })}
        </p>
      )}
      {!open && enough && (
        <form method="post" className="space-y-4">
          <input type="hidden" name="key" value={`withdraw-${idempotencyKey}`} />
          {own?.refusal && !form.first && <Notice tone="danger">{own.refusal.sentence}</Notice>}
          <TextField
            form={form}
            name="withdrawIdr"
            label={say(m.resell_amount)}
            help={say(m.resell_withdraw_range, {
              least: formatRupiah(wallet.withdrawMinIdr),
              most: formatRupiah(wallet.marginIdr),
            })}
            inputMode="numeric"
            autoComplete="off"
            maxLength={16}
            className="num"
            required
          />
          <TextField form={form} name="bank" label={say(m.resell_bank)} placeholder="BCA" maxLength={60} required />
          <TextField
            form={form}
            name="number"
            label={say(m.resell_bank_number)}
            inputMode="numeric"
            autoComplete="off"
            maxLength={30}
            className="num"
            required
          />
          <TextField form={form} name="holder" label={say(m.resell_bank_holder)} maxLength={80} required />
          <button type="submit" name="intent" value="withdraw" className="btn btn-primary w-full">
            {say(m.resell_withdraw_ask)}
          </button>
        </form>
      )}
      {items.length > 0 && (
        <ul className="divide-line mt-4 divide-y">
          {items.map((one) => (
            <li key={one.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3 last:pb-0">
              <div className="min-w-0">
                <Money idr={one.amountIdr} className="font-bold" />
                <p className="text-muted num text-sm break-words">{one.account}</p>
                <p className="text-muted text-xs">
                  <When at={one.createdAt} />
                </p>
                {one.note && <p className="mt-1 text-sm break-words">{one.note}</p>}
              </div>
              <WithdrawalPill status={one.status} />
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}

const looks = {
  asked: { tone: 'warning', icon: Hourglass, label: m.resell_withdrawal_asked },
  paid: { tone: 'success', icon: CheckCircle2, label: m.resell_withdrawal_paid },
  refused: { tone: 'neutral', icon: Undo2, label: m.resell_withdrawal_refused },
} as const

export function WithdrawalPill({ status }: { status: keyof typeof looks }) {
  const say = useSay()
  const { tone, icon, label } = looks[status]
  return <Pill tone={tone} icon={icon} label={say(label)} small />
}

/** Below which sum a message comes. */
export function AlertForm({ lowAtIdr, answer }: { lowAtIdr: number | null; answer: WalletAnswer | null }) {
  const say = useSay()
  const { locale } = useVisit()
  const own = answer?.intent === 'alert' && !answer.done ? answer : null
  const form = formState(own && { values: own.values, ...(own.refusal ? { refusal: own.refusal } : {}) })
  return (
    <Box title={say(m.resell_alert)} help={say(m.resell_alert_help)}>
      <form method="post" className="grid items-end gap-3 sm:grid-cols-[16rem_auto] sm:justify-start">
        <TextField
          form={form}
          name="lowAtIdr"
          label={say(m.resell_alert_below)}
          defaultValue={own ? own.values.lowAtIdr : lowAtIdr === null ? '' : formatCount(lowAtIdr, locale)}
          inputMode="numeric"
          autoComplete="off"
          maxLength={16}
          className="num"
        />
        <button type="submit" name="intent" value="alert" className="btn btn-quiet">
          {say(m.resell_save)}
        </button>
      </form>
    </Box>
  )
}
