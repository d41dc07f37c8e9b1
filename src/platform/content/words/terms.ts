import type { LegalContent } from '../schemas.ts'

const id = `
## 1. Siapa kami dan apa yang Anda pesan

Ruko membangun dan menjalankan satu situs atas nama dan alamat yang Anda pilih, sesuai template dan paket pada pesanan Anda. Fitur bertanda “menyusul” **belum termasuk** pada saat pesanan dibuat.

## 2. Pesanan dan harga

- Harga yang berlaku adalah harga yang tertera saat Anda membuat pesanan. Perubahan harga sesudahnya tidak mengubah pesanan yang sudah ada.
- Alamat (subdomain) yang Anda pesan kami tahan sampai tagihan pertamanya kedaluwarsa; setelah itu alamat dapat dipesan orang lain.
- Anda menyatakan berhak memakai nama, logo, dan alamat yang Anda daftarkan.

## 3. Pembayaran

- Anda dapat membayar penuh, atau membayar uang muka (DP) lalu melunasi sisanya.
- Bayarlah tepat sebesar nominal tagihan dan sebelum batas waktunya.
- Pembayaran yang terlambat, dobel, atau berbeda nominal dicatat sebagai **kredit** pada pesanan Anda. Kredit dapat dipakai untuk tagihan berikutnya atau diminta kembali ke sumber pembayaran.

## 4. Pembangunan dan pembukaan situs

Situs mulai dibangun setelah pembayaran pertama diterima dan terbuka untuk umum setelah lunas. Perkiraan waktu yang kami tampilkan adalah perkiraan; bila pembangunan terhambat, kami memberi tahu Anda dan melanjutkannya.

## 5. Pembatalan dan pengembalian dana

- Pesanan yang belum dibayar berakhir sendiri tanpa biaya.
- Bila situs tidak dapat kami bangun sesuai paketnya, pembayaran Anda kami kembalikan seluruhnya.
- Setelah situs dibangun, pembatalan atas permintaan Anda kami tangani kasus per kasus; hak Anda menurut undang-undang perlindungan konsumen tetap berlaku.

## 6. Isi situs Anda

Isi situs (nama, logo, program, biaya, foto, artikel) adalah tanggung jawab Anda. Jangan memuat hal yang menipu, melanggar hukum, atau melanggar hak orang lain. Pastikan Anda memiliki izin atas foto siswa dan pengajar.

## 7. Penonaktifan

Kami dapat menonaktifkan situs yang dipakai untuk menipu, melanggar hukum, atau membahayakan pengguna lain. Alasannya kami catat dan kami sampaikan kepada Anda. Data tetap tersimpan selama situs nonaktif.

## 8. Layanan dan tanggung jawab

Kami menjaga layanan dengan cermat, mencadangkan data, dan memperbaiki gangguan secepatnya. Kami tidak bertanggung jawab atas kerugian yang timbul karena hal di luar kendali kami, seperti gangguan penyedia pembayaran atau jaringan, sejauh diperbolehkan hukum.

## 9. Data pribadi

Cara kami memperlakukan data pribadi dijelaskan dalam [kebijakan privasi](/privacy). Untuk data siswa yang mendaftar di situs Anda, Anda adalah pengendali data dan kami pemrosesnya.

## 10. Perubahan dan hukum

Versi syarat yang Anda setujui dicatat pada pesanan Anda. Perubahan syarat tidak berlaku surut. Syarat ini tunduk pada hukum Republik Indonesia; perselisihan diselesaikan lebih dulu secara musyawarah.
`

const en = `
## 1. Who we are and what you order

Ruko builds and runs one site under the name and address you choose, with the template and package on your order. Features marked “coming” are **not included** at the time of ordering.

## 2. Orders and prices

- The price that applies is the one shown when you place the order. Later changes of price do not change existing orders.
- The address (subdomain) you order is held until its first invoice expires; after that somebody else may order it.
- You declare that you have the right to use the name, logo and address you register.

## 3. Payment

- You may pay in full, or pay a deposit and settle the rest later.
- Please pay exactly the amount of the invoice, before its deadline.
- A payment that is late, double or of another amount is noted as **credit** on your order. Use it for the next invoice or ask for it to be returned to where it came from.

## 4. Building and opening the site

Building starts when the first payment has arrived, and the site opens to the public once it is paid in full. The times we show are estimates; if building is held up, we tell you and carry on.

## 5. Cancelling and refunds

- An unpaid order ends by itself at no cost.
- If we cannot build the site as the package says, we return your payment in full.
- Once the site is built, we handle cancellations at your request case by case; your rights under consumer protection law remain.

## 6. What is on your site

The content of your site (name, logo, programmes, fees, photos, articles) is your responsibility. Do not publish what deceives, breaks the law or infringes the rights of others. Make sure you have permission for photos of students and tutors.

## 7. Switching off

We may switch off a site that is used for fraud, breaks the law or harms other users. We record the reason and tell you. The data stays while the site is off.

## 8. Service and liability

We run the service with care, back up data and repair faults as fast as we can. As far as the law allows, we are not liable for losses from what is beyond our control, such as failures of payment providers or networks.

## 9. Personal data

How we treat personal data is explained in the [privacy notice](/privacy). For students who register on your site you are the controller of the data and we are the processor.

## 10. Changes and law

The version of the terms you agreed to is kept with your order. Changes do not apply to the past. These terms are governed by the law of the Republic of Indonesia; disputes are first settled by deliberation.
`

/** The terms of service as they are until the owner edits them. */
export const terms: LegalContent = {
  title: { id: 'Syarat layanan', en: 'Terms of service' },
  lead: {
    id: 'Apa yang Anda dapat, apa yang kami minta, dan apa yang terjadi bila ada yang tidak berjalan sesuai rencana.',
    en: 'What you get, what we ask, and what happens when something does not go to plan.',
  },
  version: '2026-11',
  effectiveOn: '2026-11-01',
  body: { id: id.trim(), en: en.trim() },
}
