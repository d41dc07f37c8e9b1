import type { Sentence } from '#kernel/problem/problem.ts'

/* Terms and privacy that stand until the owner writes their own. Markdown; `{name}` is the shop. */

export const terms: Sentence = {
  id: `Dengan memesan di {name}, kamu menyetujui ketentuan berikut.

## Yang kami jual

Kami menjual produk digital: kode, langganan, undangan, dan berkas. Setiap halaman produk menjelaskan isi, masa berlaku, dan cara memakainya. Kalau ada yang “wajib dibaca”, teks yang kamu setujui disimpan bersama pesananmu.

## Harga dan pembayaran

- Harga dalam rupiah. Rincian di halaman pembayaran adalah yang berlaku, termasuk biaya pembayaran bila ada.
- Stok ditahan untukmu selama waktu bayar berjalan. Kalau waktunya habis, stok dilepas.
- Pembayaran yang terlambat, ganda, atau jumlahnya berbeda tidak hilang: dikirim bila barang masih ada, atau menjadi saldo toko yang bisa diminta kembali.

## Pengiriman

Produk dikirim ke halaman pesananmu, dan undangan ke email yang kamu tulis. Periksa data tujuan sebelum membayar; data yang salah bisa membuat undangan sampai ke orang lain.

## Garansi dan pengembalian

- Masa garansi tertulis di tiap produk dan dihitung sejak produk dikirim.
- Laporkan masalah dari halaman pesanan dengan keterangan yang cukup. Kami mengganti produknya, atau mengembalikan nilainya sebagai saldo.
- Kode yang sudah dibuka dan berfungsi tidak dapat dikembalikan.

## Pemakaian

Satu pesanan untuk pemakaian sendiri, sesuai ketentuan penyedia layanannya. Kami boleh menolak pesanan yang dicurigai sebagai penipuan.

## Hubungi kami

Pertanyaan dan keluhan disampaikan lewat halaman [Bantuan](/bantuan).`,
  en: `By ordering at {name} you agree to the following.

## What we sell

We sell digital goods: codes, subscriptions, invitations and files. Every product page says what is in it, how long it lasts and how it is used. Where something must be read first, the text you agreed to is kept with your order.

## Prices and payment

- Prices are in rupiah. The breakdown on the checkout page is what counts, including the payment fee if there is one.
- Stock is held for you while the time to pay runs. When it runs out, the stock is released.
- Late, double or different payments are not lost: goods are delivered if available, or the money becomes store credit that you may ask to have returned.

## Delivery

Goods are delivered to your order page, invitations to the email you wrote. Check the target before you pay; wrong data may send an invitation to somebody else.

## Warranty and returns

- The warranty of each product is written on its page and begins when it is delivered.
- Report a problem from your order page with enough detail. We replace the goods or give their value back as credit.
- Codes that were opened and work cannot be returned.

## Use

An order is for your own use, under the terms of the service’s provider. We may refuse orders that look like fraud.

## Contact

Questions and complaints go through the [Support](/bantuan) page.`,
}

/** Where there are no accounts, as at an outlet, this is left out. */
export const ofAccounts: Sentence = {
  id: ' Kalau kamu punya akun, data diri diubah di [Profil](/account) dan akun dihapus sendiri di [Hapus akun](/account/close).',
  en: ' If you have an account, you change your details in your [Profile](/account) and delete it yourself under [Delete my account](/account/close).',
}

export const privacy: Sentence = {
  id: `{name} mengolah data pribadimu sesuai Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.

## Data yang kami minta

- Nama, email, dan nomor WhatsApp, untuk mengirim pesanan dan kabarnya.
- Data tujuan yang diminta produknya, misalnya email yang diundang. Di akunmu tersimpan hanya yang kamu minta disimpan.
- Catatan teknis seperti waktu dan sidik jaringan yang disamarkan, untuk mencegah penyalahgunaan.

## Untuk apa

Memproses pesanan, mengirim produk, melayani garansi, mengembalikan uang, dan memenuhi kewajiban pembukuan. Kami tidak menjual datamu dan tidak mengirim iklan tanpa persetujuan.

## Siapa yang menerima

Penyedia pembayaran menerima jumlah dan nomor pesanan. Penyedia layanan menerima data tujuan bila produk membutuhkannya. Selain itu tidak ada.

## Berapa lama

Data pesanan disimpan selama diwajibkan peraturan pembukuan. Rekening untuk pengembalian disimpan tersegel dan hanya dibuka oleh petugas yang mengembalikan uang.

## Hakmu

Kamu boleh melihat, membetulkan, meminta salinan, menarik persetujuan, atau meminta penghapusan datamu lewat halaman [Bantuan](/bantuan). Kami menjawab paling lambat 3 × 24 jam.${ofAccounts.id}`,
  en: `{name} handles your personal data under Indonesia’s Law 27 of 2022 on Personal Data Protection.

## What we ask for

- Your name, email and WhatsApp number, to deliver orders and news of them.
- The target that a product asks for, such as the email to invite. Your account keeps only those you asked to keep.
- Technical records such as times and masked network fingerprints, to prevent abuse.

## What for

To handle orders, deliver goods, honour the warranty, return money and keep the books that the law asks for. We do not sell your data and send no advertising without consent.

## Who receives it

The payment provider receives the amount and the order number. The service’s provider receives the target where a product needs it. Nobody else.

## How long

Order data is kept as long as bookkeeping rules require. Accounts for returning money are kept sealed and opened only by the staff who return it.

## Your rights

You may see, correct, copy, withdraw consent for, or have your data erased through the [Support](/bantuan) page. We answer within 3 × 24 hours.${ofAccounts.en}`,
}
