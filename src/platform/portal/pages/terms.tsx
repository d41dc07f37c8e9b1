import type { MetaArgs } from 'react-router'
import { cachedHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { LegalPage, type LegalText } from './parts/legal.tsx'

export const handle = { js: false, cache: true }
export const headers = cachedHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.terms_title)

const text: LegalText = {
  id: [
    {
      heading: 'Apa yang kamu pesan',
      paragraphs: [
        'Ruko membangun dan menjalankan satu situs bimbel atas nama dan alamat yang kamu pilih, sesuai paket pada pesananmu. Fitur bertanda “menyusul” belum termasuk saat pesanan dibuat.',
      ],
    },
    {
      heading: 'Pembayaran',
      paragraphs: [
        'Kamu bisa membayar penuh, atau membayar DP lalu melunasi sisanya. Alamat yang kamu pesan ditahan sampai tagihan pertamanya kedaluwarsa; setelah itu alamat bisa dipesan orang lain.',
        'Pembayaran yang terlambat, dobel, atau nominalnya tidak sesuai dicatat sebagai kredit pada pesananmu. Kredit bisa dipakai untuk membayar tagihan atau diminta kembali ke sumber pembayaran.',
      ],
    },
    {
      heading: 'Situsmu terbuka dan ditutup',
      paragraphs: [
        'Situs mulai dibangun setelah pembayaran pertama dan terbuka untuk umum setelah lunas. Kami dapat menonaktifkan situs yang dipakai untuk menipu, melanggar hukum, atau membahayakan pengguna lain; alasannya kami catat dan kami sampaikan kepadamu.',
      ],
    },
    {
      heading: 'Isi situs',
      paragraphs: [
        'Nama, logo, program, dan biaya di situsmu adalah tanggung jawabmu. Pastikan kamu berhak memakai nama dan gambar yang dipasang.',
      ],
    },
    {
      heading: 'Hukum',
      paragraphs: [
        'Syarat ini tunduk pada hukum Republik Indonesia. Sengketa diselesaikan lebih dulu secara musyawarah.',
      ],
    },
  ],
  en: [
    {
      heading: 'What you order',
      paragraphs: [
        'Ruko builds and runs one tutoring site under the name and address you choose, with the package on your order. Features marked “coming” are not included at the time of ordering.',
      ],
    },
    {
      heading: 'Payment',
      paragraphs: [
        'You may pay in full, or pay a deposit and settle the rest later. The address you order is held until its first invoice expires; after that someone else may order it.',
        'A payment that is late, double or of a different amount becomes a credit on your order. You may use the credit for an invoice or ask for it to be returned to where it came from.',
      ],
    },
    {
      heading: 'When your site opens and closes',
      paragraphs: [
        'Building starts after the first payment, and the site opens to the public once paid in full. We may switch off a site that is used for fraud, breaks the law or harms other users; we record the reason and tell you.',
      ],
    },
    {
      heading: 'What is on your site',
      paragraphs: [
        'The name, logo, programmes and fees on your site are your responsibility. Make sure you have the right to use the names and pictures you put there.',
      ],
    },
    {
      heading: 'Law',
      paragraphs: [
        'These terms are governed by the law of the Republic of Indonesia. Disputes are first settled by deliberation.',
      ],
    },
  ],
}

export default function Terms() {
  return <LegalPage title={m.terms_title} text={text} />
}
