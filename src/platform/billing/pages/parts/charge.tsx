import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { Simulator, TimeLeft } from '#web/ui/paying.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { banks, type ChargeView } from './invoice.ts'

/** How to pay the charge that is waiting: the code, the number or the app, the exact amount, and the time left. */
export function Charge({ charge, serverNow }: { charge: ChargeView; serverNow: string }) {
  const say = useSay()
  const { mode } = useVisit()
  return (
    <section className="card-box overflow-hidden">
      <div className="bg-tone-warning text-tone-warning-ink flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-6 py-3">
        <p className="flex items-center gap-2 font-semibold">
          <span className="pulse-dot inline-block size-2.5 rounded-full bg-current" aria-hidden="true" />
          {say(m.invoice_waiting)}
        </p>
        {charge.expiresAt && <TimeLeft until={charge.expiresAt} now={serverNow} />}
      </div>
      <div className="p-6 sm:p-8">
        {charge.qrSvg && <Qris svg={charge.qrSvg} />}
        {charge.vaNumber && <VirtualAccount number={charge.vaNumber} bank={charge.bank} />}
        <div className="border-line mt-6 flex flex-wrap items-center justify-between gap-3 border-t pt-5">
          <div>
            <p className="text-muted text-sm">{say(m.invoice_amount)}</p>
            <p className="num text-xl font-extrabold">{formatRupiah(charge.amountIdr)}</p>
          </div>
          <CopyButton text={String(charge.amountIdr)} label={say(m.invoice_copy_amount)} />
        </div>
        <p className="text-muted mt-3 text-sm">{say(m.invoice_exact)}</p>
        {charge.payUrl && mode === 'demo' && <Simulator url={charge.payUrl} />}
        {charge.payUrl && mode !== 'demo' && (
          <a href={charge.payUrl} className="btn btn-primary mt-5 w-full">
            {say(m.invoice_open_app)}
          </a>
        )}
        <p className="text-muted num mt-5 text-sm">
          {say(m.invoice_reference)} {charge.reference}
        </p>
      </div>
    </section>
  )
}

function Qris({ svg }: { svg: string }) {
  const say = useSay()
  return (
    <div className="flex flex-col items-center text-center">
      <p className="mb-4 max-w-xs font-semibold">{say(m.invoice_scan)}</p>
      <div
        role="img"
        aria-label={say(m.invoice_qris)}
        className="border-line rounded-box w-full max-w-72 border-2 bg-white p-3 [&_svg]:block [&_svg]:h-auto [&_svg]:w-full"
        // The picture is drawn by our own server from the QRIS text.
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <p className="text-muted mt-4 max-w-sm text-sm">{say(m.invoice_scan_phone)}</p>
    </div>
  )
}

function VirtualAccount({ number, bank }: { number: string; bank: string | null }) {
  const say = useSay()
  const name = banks[bank as keyof typeof banks] ?? bank?.toUpperCase() ?? ''
  return (
    <div>
      <p className="text-muted text-sm">
        {say(m.invoice_va_number)} {name}
      </p>
      <p className="num mt-1 text-2xl font-extrabold tracking-wide break-all sm:text-3xl">
        {number.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}
      </p>
      <CopyButton text={number} label={say(m.invoice_copy_number)} className="btn btn-primary mt-4" />
    </div>
  )
}
