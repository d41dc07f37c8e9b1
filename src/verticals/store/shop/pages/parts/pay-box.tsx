import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { Download, RefreshCw, Smartphone, X } from '#web/ui/icons.ts'
import { Simulator, TimeLeft } from '#web/ui/paying.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { Order } from '../invoice.tsx'
import { Ask } from './ask.tsx'

type PayBoxProps = { order: Order; qr: { svg: string; png: string } | null; idempotencyKey: string }

/** How to pay: the code, large; the exact amount; the time left by the server's clock; help for the same phone. */
export function PayBox({ order, qr, idempotencyKey }: PayBoxProps) {
  const say = useSay()
  const { mode } = useVisit()
  const { invoice, serverNow } = order
  return (
    <section className="glass overflow-hidden">
      <div className="bg-tone-warning text-tone-warning-ink flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-5 py-3 sm:px-8">
        <p className="flex items-center gap-2 font-semibold">
          <span className="pulse-dot inline-block size-2.5 rounded-full bg-current" aria-hidden="true" />
          {say(m.shop_invoice_waiting)}
        </p>
        <TimeLeft until={invoice.expiresAt} now={serverNow} />
      </div>
      <div className="p-5 sm:p-8">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div>
            <p className="text-muted text-sm">{say(m.shop_invoice_amount)}</p>
            <p className="num text-3xl font-extrabold tracking-tight">{formatRupiah(invoice.amountIdr)}</p>
          </div>
          <CopyButton text={String(invoice.amountIdr)} label={say(m.shop_invoice_copy)} />
        </div>
        {qr && <Code qr={qr} number={order.number} />}
        <Help />
        {invoice.payUrl && mode === 'demo' && <Simulator url={invoice.payUrl} />}
        <div className="border-line mt-6 flex flex-wrap gap-3 border-t pt-5">
          <Ask intent="check" label={say(m.shop_invoice_check)} idempotencyKey={idempotencyKey} icon={RefreshCw} />
          {order.canCancel && (
            <Ask intent="cancel" label={say(m.shop_invoice_cancel)} idempotencyKey={idempotencyKey} icon={X} />
          )}
        </div>
      </div>
    </section>
  )
}

function Code({ qr, number }: { qr: { svg: string; png: string }; number: string }) {
  const say = useSay()
  return (
    <div className="mt-5 flex flex-col items-center text-center">
      <p className="mb-3 max-w-xs font-semibold">{say(m.shop_invoice_scan)}</p>
      <div
        role="img"
        aria-label={say(m.invoice_qris)}
        className="rounded-box border-line w-full max-w-80 border bg-white p-2 [&_svg]:block [&_svg]:h-auto [&_svg]:w-full"
        // The picture is drawn by our own server from the QRIS text.
        dangerouslySetInnerHTML={{ __html: qr.svg }}
      />
      <a href={qr.png} download={`qris-${number}.png`} className="btn btn-quiet mt-4">
        <Download className="size-4.5" aria-hidden="true" />
        {say(m.shop_invoice_save)}
      </a>
      <p className="text-muted mt-4 max-w-sm text-sm">{say(m.shop_invoice_apps)}</p>
    </div>
  )
}

/** Most buyers hold the very phone that should scan. */
function Help() {
  const say = useSay()
  const steps = [m.shop_same_phone_1, m.shop_same_phone_2, m.shop_same_phone_3, m.shop_same_phone_4]
  return (
    <details className="border-line rounded-field group mt-5 border px-4">
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2.5 font-semibold [&::-webkit-details-marker]:hidden">
        <Smartphone className="text-accent-ink size-5 shrink-0" aria-hidden="true" />
        {say(m.shop_same_phone)}
      </summary>
      <ol className="text-muted list-decimal space-y-1.5 pb-4 pl-6">
        {steps.map((step, at) => (
          <li key={at}>{say(step)}</li>
        ))}
      </ol>
    </details>
  )
}
