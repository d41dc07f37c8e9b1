import { html } from 'hono/html'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { ChargeRow } from './charges.ts'
import { frame } from './frame.ts'
import type { Html } from './frame.ts'
import { STATUS_WORDS, formatTime, methodWords } from './words.ts'

/** The latest charges, newest first. */
export function indexPage(charges: ChargeRow[], now: Date): Html {
  const list =
    charges.length === 0
      ? html`<p class="card quiet">Belum ada tagihan. Buat pesanan dulu, lalu pilih cara bayar.</p>`
      : html`<ul class="card charges">
          ${charges.map(entry)}
        </ul>`
  return frame(
    'Tagihan',
    html`<h1>Tagihan terbaru</h1>
      <p class="quiet">Pilih satu untuk memainkan pembayarannya. Dilihat ${formatTime(now.toISOString())}.</p>
      ${list}`,
  )
}

export function missingPage(): Html {
  return frame(
    'Tidak ditemukan',
    html`<h1>Tagihan tidak ditemukan</h1>
      <p class="quiet">Periksa alamatnya, atau lihat <a href="/">tagihan terbaru</a>.</p>`,
  )
}

function entry(charge: ChargeRow): Html {
  return html`<li>
    <a href="/pay/${charge.reference}">
      <span class="grow">
        <strong>${charge.description}</strong>
        <small>${methodWords(charge)}</small>
        <small>${charge.reference}</small>
        <small>${formatTime(charge.createdAt)}</small>
      </span>
      <span class="right">
        <strong class="money">${formatRupiah(charge.amountIdr)}</strong>
        <span class="pill ${charge.status}"
          >${charge.status === 'pending' ? 'Menunggu' : STATUS_WORDS[charge.status]}</span
        >
      </span>
    </a>
  </li>`
}
