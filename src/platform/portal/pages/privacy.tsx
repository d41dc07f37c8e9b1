import type { MetaArgs } from 'react-router'
import { cachedHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { LegalPage, type LegalText } from './parts/legal.tsx'

export const handle = { js: false, cache: true }
export const headers = cachedHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.privacy_title)

const text: LegalText = {
  id: [
    {
      heading: 'Data yang kami simpan',
      paragraphs: [
        'Saat memesan: nama, e-mail, nomor WhatsApp, dan alamat bimbel. Saat membayar: nominal, metode, dan nomor rujukan pembayaran; kami tidak menyimpan nomor kartu atau PIN. Saat masuk: perangkat, alamat IP, dan waktunya, supaya kamu bisa mengenali sesi yang bukan milikmu.',
      ],
    },
    {
      heading: 'Untuk apa',
      paragraphs: [
        'Untuk menjalankan pesanan dan situsmu, mengirim tagihan serta pemberitahuan tentangnya, menjaga keamanan akun, dan memenuhi kewajiban pembukuan. Kami tidak menjual data dan tidak memakainya untuk iklan.',
      ],
    },
    {
      heading: 'Siapa yang melihatnya',
      paragraphs: [
        'Data setiap bimbel dipisahkan di basis data. Penyedia pembayaran menerima data yang perlu untuk menagih; penyedia e-mail dan WhatsApp menerima isi pesan yang dikirim kepadamu.',
      ],
    },
    {
      heading: 'Hakmu',
      paragraphs: [
        'Sesuai Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, kamu berhak melihat, memperbaiki, meminta salinan, dan meminta penghapusan datamu, kecuali catatan keuangan yang wajib kami simpan. Balas saja e-mail pesananmu untuk memintanya.',
      ],
    },
    {
      heading: 'Cookie',
      paragraphs: ['Kami memakai cookie untuk sesi masuk, pilihan bahasa, dan pilihan tema. Tidak ada cookie pelacak.'],
    },
  ],
  en: [
    {
      heading: 'What we keep',
      paragraphs: [
        'When you order: name, e-mail, WhatsApp number and the school’s address. When you pay: amount, method and payment reference; we never store card numbers or PINs. When you sign in: device, IP address and time, so that you can recognise a session that is not yours.',
      ],
    },
    {
      heading: 'What for',
      paragraphs: [
        'To carry out your order and run your site, to send invoices and notices about them, to keep accounts safe and to meet bookkeeping duties. We do not sell data and do not use it for advertising.',
      ],
    },
    {
      heading: 'Who sees it',
      paragraphs: [
        'Each school’s data is kept apart in the database. The payment provider receives what it needs to charge you; the e-mail and WhatsApp providers receive the messages sent to you.',
      ],
    },
    {
      heading: 'Your rights',
      paragraphs: [
        'Under Law No. 27 of 2022 on Personal Data Protection you may see, correct, copy and have your data erased, except for financial records we must keep. Simply reply to your order e-mail.',
      ],
    },
    {
      heading: 'Cookies',
      paragraphs: ['We use cookies for sign-in sessions, your language and your theme. There are no tracking cookies.'],
    },
  ],
}

export default function Privacy() {
  return <LegalPage title={m.privacy_title} text={text} />
}
