import type { LegalContent } from '../schemas.ts'

const id = `
## Siapa pengendali data

Ruko adalah pengendali data pribadi orang yang memesan situs di sini. Untuk data siswa, pembeli, dan pengunjung di situs sebuah usaha, usaha itulah pengendalinya dan Ruko bertindak sebagai pemroses atas perintahnya.

## Data yang kami kumpulkan

- **Saat memesan:** nama, email, nomor WhatsApp, alamat, nama usaha, dan logo bila diunggah.
- **Saat membayar:** nominal, metode, waktu, dan nomor rujukan pembayaran. Kami tidak menyimpan nomor kartu, PIN, atau kata sandi bank.
- **Saat masuk:** perangkat, alamat IP, dan waktunya, supaya Anda dapat mengenali sesi yang bukan milik Anda.
- **Isian yang belum selesai:** pesanan yang sedang Anda tulis disimpan agar bisa dilanjutkan di perangkat lain.

## Untuk apa dan atas dasar apa

- Menjalankan pesanan, situs, dan tagihan Anda: **pelaksanaan perjanjian**.
- Mengirim pemberitahuan tentang pesanan lewat email dan WhatsApp: **pelaksanaan perjanjian** dan **persetujuan** Anda saat memesan.
- Menjaga keamanan akun dan mencegah penyalahgunaan: **kepentingan yang sah**.
- Menyimpan pembukuan: **kewajiban hukum**.

Kami tidak menjual data dan tidak memakainya untuk iklan.

## Siapa yang menerimanya

Penyedia pembayaran menerima data yang perlu untuk menagih. Penyedia email dan WhatsApp menerima isi pesan yang dikirim kepada Anda. Data setiap usaha dipisahkan di basis data dan tidak dapat dibaca usaha lain.

## Berapa lama disimpan

- Pesanan yang tidak jadi dikirim: paling lama 30 hari.
- Pesanan dan tagihan: selama situs berjalan, lalu sepuluh tahun untuk kewajiban pembukuan.
- Catatan siapa mengubah apa: selama layanan berjalan, karena catatan itu tidak boleh diubah.
- Isi situs: selama situs ada, atau sampai Anda meminta penghapusannya.

## Hak Anda

Menurut Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, Anda berhak:

- mendapat penjelasan tentang pemrosesan data Anda;
- melihat, memperbaiki, dan meminta salinan data Anda;
- menarik persetujuan dan menunda atau membatasi pemrosesan;
- meminta penghapusan, kecuali catatan yang wajib kami simpan;
- mengajukan keberatan dan keluhan kepada lembaga pelindungan data pribadi.

Balas email pesanan Anda atau pakai [halaman kontak](/contact). Kami menjawab paling lambat 3 × 24 jam.

## Bila terjadi kebocoran

Bila pelindungan data gagal, kami memberi tahu Anda dan lembaga yang berwenang paling lambat 3 × 24 jam: data apa, kapan dan bagaimana terungkap, serta apa yang kami lakukan.

## Cookie

Kami memakai cookie untuk sesi masuk, pilihan bahasa, dan pilihan tema. Tidak ada cookie pelacak dan tidak ada skrip pihak ketiga.
`

const en = `
## Who controls the data

Ruko is the controller of the personal data of people who order a site here. For students, buyers and visitors of a business’s site, that business is the controller and Ruko processes the data on its instructions.

## What we collect

- **When you order:** name, email, WhatsApp number, address, the name of your business and its logo if you upload one.
- **When you pay:** amount, method, time and payment reference. We never keep card numbers, PINs or bank passwords.
- **When you sign in:** device, IP address and time, so that you can recognise a session that is not yours.
- **What is not finished yet:** an order you are still writing is kept so that you can continue on another device.

## What for, and on which grounds

- To carry out your order, run your site and bill you: **performance of a contract**.
- To send notices about your order by email and WhatsApp: **performance of a contract** and your **consent** when ordering.
- To keep accounts safe and prevent abuse: **legitimate interest**.
- To keep books: **legal obligation**.

We do not sell data and do not use it for advertising.

## Who receives it

The payment provider receives what it needs to charge you. The email and WhatsApp providers receive the messages sent to you. Each business’s data is kept apart in the database and cannot be read by another business.

## How long we keep it

- Orders that were never sent: at most 30 days.
- Orders and invoices: as long as the site runs, then ten years for bookkeeping duties.
- The record of who changed what: as long as the service runs, because it must not be altered.
- The content of your site: as long as it exists, or until you ask for it to be erased.

## Your rights

Under Law No. 27 of 2022 on Personal Data Protection you may:

- have the processing of your data explained;
- see, correct and receive a copy of your data;
- withdraw consent and have processing suspended or restricted;
- ask for erasure, except for records we must keep;
- object, and complain to the data protection authority.

Reply to your order email or use the [contact page](/contact). We answer within 3 × 24 hours.

## If data leaks

If protection fails, we tell you and the authority within 3 × 24 hours: which data, when and how it became known, and what we are doing.

## Cookies

We use cookies for sign-in sessions, your language and your theme. There are no tracking cookies and no third-party scripts.
`

/** The privacy notice as it is until the owner edits it. */
export const privacy: LegalContent = {
  title: { id: 'Kebijakan privasi', en: 'Privacy notice' },
  lead: {
    id: 'Data apa yang kami simpan, untuk apa, berapa lama, dan hak Anda atasnya menurut UU Pelindungan Data Pribadi.',
    en: 'Which data we keep, what for, how long, and your rights under the Personal Data Protection Law.',
  },
  version: '2026-11',
  effectiveOn: '2026-11-01',
  body: { id: id.trim(), en: en.trim() },
}
