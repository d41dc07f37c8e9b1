import { html, raw } from 'hono/html'
import QRCode from 'qrcode'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { Charge, Payment } from '#services/payments/gateways/port.ts'
import { ACTS } from './acts.ts'
import type { Act } from './acts.ts'
import type { HistoryEntry } from './book.ts'
import type { ChargeRow } from './charges.ts'
import { frame } from './frame.ts'
import type { Html } from './frame.ts'
import { EVENT_WORDS, STATUS_WORDS, WEBHOOK_WORDS, formatRemaining, formatTime, methodWords } from './words.ts'

export type PayPage = {
  row: ChargeRow
  charge: Charge
  history: HistoryEntry[]
  version: string
  now: Date
  /** Why the last press did nothing. */
  trouble: string | undefined
}

export async function payPage(page: PayPage): Promise<Html> {
  const { row, charge } = page
  return frame(
    `${formatRupiah(charge.amountIdr)} – ${STATUS_WORDS[charge.status]}`,
    html`${page.trouble ? html`<p class="trouble" role="alert">${page.trouble}</p>` : ''} ${head(page)}
      ${charge.status === 'pending' ? await instrument(charge) : ''} ${money(charge)} ${buttons(row)}
      ${story(page.history)}
      <p class="quiet foot">
        ${row.returnUrl ? html`<a href="${row.returnUrl}">Kembali ke penjual</a> · ` : ''}<a href="/">Semua tagihan</a>
        · ${charge.gatewayId}
      </p>`,
    page.version,
  )
}

function head({ row, charge, now }: PayPage): Html {
  const leftMs = Date.parse(charge.expiresAt) - now.getTime()
  return html`<section class="card head">
    <p class="quiet">${row.description}</p>
    <h1 class="money">${formatRupiah(charge.amountIdr)}</h1>
    <p><span class="pill ${charge.status}">${STATUS_WORDS[charge.status]}</span></p>
    ${
      charge.status === 'pending'
        ? html`<p class="clock">Bayar dalam <strong data-left-ms="${leftMs}">${formatRemaining(leftMs)}</strong></p>
            <p class="quiet">sampai ${formatTime(charge.expiresAt)}</p>`
        : ''
    }
    <dl>
      <dt>Cara bayar</dt>
      <dd>${methodWords(charge)}</dd>
      <dt>Pembayar</dt>
      <dd>${row.customerName}</dd>
      <dt>Referensi</dt>
      <dd>${charge.reference}</dd>
    </dl>
  </section>`
}

async function instrument({ qrString, vaNumber, ...charge }: Charge): Promise<Html> {
  if (qrString) {
    const picture = await QRCode.toString(qrString, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
    return html`<section class="card middle">
      <h2>Kode QRIS</h2>
      <div class="qr" role="img" aria-label="Kode QRIS">${raw(picture)}</div>
      <details>
        <summary>Isi kode</summary>
        <code>${qrString}</code>
      </details>
    </section>`
  }
  if (vaNumber) {
    return html`<section class="card middle">
      <h2>Nomor ${methodWords(charge).replace('Virtual', 'virtual')}</h2>
      <p class="number" translate="no">${vaNumber.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}</p>
    </section>`
  }
  return html`<section class="card middle">
    <h2>${methodWords(charge)}</h2>
    <p>Di dompet sungguhan, kamu akan menyetujui pembayaran ini di aplikasinya. Di sini, pakai tombol di bawah.</p>
  </section>`
}

function money({ payments, refunds, feeIdr }: Charge): Html {
  if (payments.length === 0) return html``
  return html`<section class="card">
    <h2>Uang di simulator</h2>
    <ul class="lines">
      ${payments.map((payment: Payment) => line('Masuk', payment.paidAt, formatRupiah(payment.amountIdr)))}
      ${refunds.map((refund) => line('Dikembalikan', refund.at, formatRupiah(-refund.amountIdr)))}
      <li><span class="grow">Biaya gateway</span><span class="money">${formatRupiah(-feeIdr)}</span></li>
    </ul>
  </section>`
}

function line(what: string, at: string, amount: string): Html {
  return html`<li>
    <span class="grow">${what}<small>${formatTime(at)}</small></span
    ><span class="money">${amount}</span>
  </li>`
}

function buttons(row: ChargeRow): Html {
  return html`<section class="card">
    <h2>Mainkan pembayaran</h2>
    <ul class="acts">
      ${ACTS.map((act) => button(row, act))}
    </ul>
  </section>`
}

function button(row: ChargeRow, act: Act): Html {
  const reason = act.whyNot(row)
  const amount = html`<label>
    <span>Nominal yang dibayar</span>
    <input
      name="amountIdr"
      inputmode="numeric"
      autocomplete="off"
      placeholder="${formatRupiah(row.amountIdr + 1000)}"
    />
  </label>`
  return html`<li>
    <form method="post" action="/pay/${row.reference}/${act.name}">
      ${act.name === 'nominal-salah' && !reason ? amount : ''}
      <button class="${act.name}" ${reason ? raw('disabled') : ''} aria-describedby="about-${act.name}">
        ${act.label}
      </button>
    </form>
    <small id="about-${act.name}">${reason ? html`<em>Tidak bisa.</em> ${reason}` : act.hint}</small>
  </li>`
}

function story(history: HistoryEntry[]): Html {
  return html`<section class="card">
    <h2>Riwayat</h2>
    <ol class="lines">
      ${history.map(
        ({ type, at, amountIdr, webhook }) =>
          html`<li>
            <span class="grow"
              >${EVENT_WORDS[type] ?? type}<small
                >${formatTime(at)} · ${WEBHOOK_WORDS[webhook ?? ''] ?? ''}</small
              ></span
            >
            <span class="money">${amountIdr === null ? '' : formatRupiah(amountIdr)}</span>
          </li>`,
      )}
    </ol>
  </section>`
}
