import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { CopyButton } from '#web/ui/copy.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { Download, QrCode } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Simulator, TimeLeft } from '#web/ui/paying.tsx'
import { useSay } from '#web/words.ts'
import type { readMyTopup, readMyWallet } from '../../../wallet/operations.ts'
import type { WalletAnswer } from '../wallet.tsx'
import { Box } from './frame.tsx'

type Topup = AnswerOf<typeof readMyTopup>
type FormProps = { wallet: AnswerOf<typeof readMyWallet>; answer: WalletAnswer | null; idempotencyKey: string }

/** Pays in by QRIS. */
export function TopupForm({ wallet, answer, idempotencyKey }: FormProps) {
  const say = useSay()
  const own = answer?.intent === 'topup' && !answer.done ? answer : null
  const form = formState(own && { values: own.values, ...(own.refusal ? { refusal: own.refusal } : {}) })
  return (
    <Box title={say(m.resell_topup)} help={say(m.resell_topup_help)}>
      <form method="post" className="space-y-4">
        <input type="hidden" name="key" value={`topup-${idempotencyKey}`} />
        {own?.refusal && !form.first && <Notice tone="danger">{own.refusal.sentence}</Notice>}
        <TextField
          form={form}
          name="amountIdr"
          label={say(m.resell_amount)}
          help={say(m.resell_topup_range, {
            least: formatRupiah(wallet.topupMinIdr),
            most: formatRupiah(wallet.topupMaxIdr),
          })}
          inputMode="numeric"
          placeholder="100.000"
          autoComplete="off"
          maxLength={16}
          className="num"
          required
        />
        <button type="submit" name="intent" value="topup" className="btn btn-cta w-full">
          <QrCode className="size-5" aria-hidden="true" />
          {say(m.resell_topup_make)}
        </button>
      </form>
    </Box>
  )
}

type BoxProps = { topup: Topup; qr: { svg: string; png: string } | null; now: string }

/** A top-up that is being paid; the page keeps itself current. */
export function TopupBox(props: BoxProps) {
  const { topup } = props
  return (
    <div
      data-live={`/api/v1/store/reseller/topups/${topup.id}/events`}
      data-live-version={`${topup.status} ${topup.creditedIdr}`}
    >
      <TopupState {...props} />
    </div>
  )
}

function TopupState({ topup, qr, now }: BoxProps) {
  const say = useSay()
  if (topup.status === 'paid')
    return (
      <Notice tone="success" title={say(m.resell_topup_paid, { amount: formatRupiah(topup.creditedIdr) })}>
        {topup.creditedIdr !== topup.amountIdr && say(m.resell_topup_other, { amount: formatRupiah(topup.amountIdr) })}
      </Notice>
    )
  if (topup.status === 'ended')
    return (
      <Notice tone="warning" title={say(m.resell_topup_ended)}>
        {say(m.resell_topup_ended_text)}
      </Notice>
    )
  return (
    <section className="glass overflow-hidden">
      <div className="bg-tone-warning text-tone-warning-ink flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3">
        <p className="flex items-center gap-2 font-semibold">
          <span className="pulse-dot inline-block size-2.5 rounded-full bg-current" aria-hidden="true" />
          {say(topup.status === 'open' ? m.resell_topup_waiting : m.resell_topup_preparing)}
        </p>
        <TimeLeft until={topup.expiresAt} now={now} />
      </div>
      <div className="flex flex-col items-center p-5 text-center sm:p-8">
        <p className="text-muted text-sm">{say(m.resell_topup_exact)}</p>
        <p className="num text-3xl font-extrabold tracking-tight">{formatRupiah(topup.amountIdr)}</p>
        {qr && (
          <>
            <div
              role="img"
              aria-label={say(m.invoice_qris)}
              className="rounded-box border-line mt-4 w-full max-w-72 border bg-white p-2 [&_svg]:block [&_svg]:h-auto [&_svg]:w-full"
              // The picture is drawn by our own server from the QRIS text.
              dangerouslySetInnerHTML={{ __html: qr.svg }}
            />
            <div className="mt-4 flex flex-wrap justify-center gap-3">
              <CopyButton text={String(topup.amountIdr)} label={say(m.resell_amount_copy)} />
              <a href={qr.png} download="qris-saldo.png" className="btn btn-quiet">
                <Download className="size-4.5" aria-hidden="true" />
                {say(m.resell_qr_save)}
              </a>
            </div>
          </>
        )}
        {topup.payUrl && <Simulator url={topup.payUrl} />}
      </div>
    </section>
  )
}
