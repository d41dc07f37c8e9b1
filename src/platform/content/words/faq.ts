import type { FaqContent } from '../schemas.ts'

/** The questions as they are until the owner edits them. Answers are Markdown. */
export const faq: FaqContent = {
  title: { id: 'Tanya jawab', en: 'Questions and answers' },
  lead: {
    id: 'Jawaban singkat untuk hal yang biasanya ditanyakan sebelum memesan.',
    en: 'Short answers to what people usually ask before they order.',
  },
  items: [
    {
      front: true,
      question: { id: 'Berapa lama sampai situs saya bisa dibuka?', en: 'How long until my site is open?' },
      answer: {
        id: 'Situs mulai dibangun begitu pembayaran pertama masuk dan biasanya selesai dalam hitungan detik. Dengan DP Anda mendapat tautan pratinjau; setelah lunas, situs bisa dibuka siapa saja.',
        en: 'Building starts when the first payment arrives and usually takes seconds. With a deposit you get a preview link; once settled, anybody can open the site.',
      },
    },
    {
      front: true,
      question: { id: 'Apakah saya perlu mengerti teknis?', en: 'Do I need technical knowledge?' },
      answer: {
        id: 'Tidak. Server, keamanan, dan pembaruan kami yang urus. Anda cukup mengisi nama, logo, dan kontak usaha, lalu menyesuaikan isi halaman lewat admin.',
        en: 'No. Servers, security and updates are our job. You fill in name, logo and contact, and adjust the pages in your admin.',
      },
    },
    {
      front: true,
      question: {
        id: 'Apa bedanya bayar penuh dan DP?',
        en: 'What is the difference between full payment and a deposit?',
      },
      answer: {
        id: 'Dengan **bayar penuh** situs dibangun dan langsung terbuka untuk umum. Dengan **DP** situs dibangun dan hanya Anda yang bisa melihatnya lewat pratinjau; situs terbuka setelah pelunasan.',
        en: 'With **full payment** the site is built and opens to the public. With a **deposit** it is built and only you can see it as a preview; it opens once you settle the rest.',
      },
    },
    {
      front: false,
      question: { id: 'Metode pembayaran apa saja yang diterima?', en: 'Which payment methods do you take?' },
      answer: {
        id: 'QRIS dari aplikasi bank atau e-wallet apa pun, transfer virtual account, dan e-wallet. Anda memilihnya di halaman tagihan, dan bisa menggantinya selama tagihan belum dibayar.',
        en: 'QRIS from any bank or wallet app, virtual account transfers and e-wallets. You choose on the invoice page and may change it until the invoice is paid.',
      },
    },
    {
      front: true,
      question: {
        id: 'Bagaimana kalau saya telat atau salah transfer?',
        en: 'What if I pay late or the wrong amount?',
      },
      answer: {
        id: 'Uang Anda tidak hilang. Pembayaran yang terlambat, dobel, atau nominalnya berbeda dicatat sebagai kredit di pesanan Anda. Kredit bisa dipakai untuk membayar tagihan atau dikembalikan.',
        en: 'Your money is not lost. A payment that is late, double or of another amount is noted as credit on your order. Use it for an invoice or have it returned.',
      },
    },
    {
      front: false,
      question: { id: 'Bisa mencoba sebelum membayar?', en: 'Can I try before I pay?' },
      answer: {
        id: 'Bisa. Buka situs contoh dari [halaman template](/templates). Saat memesan, Anda juga melihat gambaran situs dengan nama, logo, dan warna Anda sendiri.',
        en: 'Yes. Open the demo site from the [templates page](/templates). While ordering you also see your site with your own name, logo and colours.',
      },
    },
    {
      front: false,
      question: { id: 'Apa arti tanda “menyusul”?', en: 'What does “coming” mean?' },
      answer: {
        id: 'Fitur itu sedang kami kerjakan dan **belum termasuk** saat Anda memesan. Begitu selesai, fitur tersebut muncul di paket yang tertera tanpa Anda harus pindah situs.',
        en: 'We are working on that feature and it is **not included** on the day you order. Once finished, it appears in the package shown without your having to move.',
      },
    },
    {
      front: false,
      question: { id: 'Bisa mengganti isi dan warna situs sendiri?', en: 'Can I change content and colours myself?' },
      answer: {
        id: 'Bisa, kapan saja. Di admin Anda ada editor halaman, logo dan warna; untuk bimbel juga artikel dan pendaftaran, untuk toko juga produk, stok, dan pesanan. Perubahan bisa dilihat dulu sebagai pratinjau sebelum diterbitkan.',
        en: 'Yes, at any time. Your admin has an editor for pages, logo and colours; a school also gets articles and registrations, a shop products, stock and orders. You can preview a change before you publish it.',
      },
    },
    {
      front: true,
      question: {
        id: 'Siapa yang memiliki data siswa dan pembeli saya?',
        en: 'Who owns the data of my students and buyers?',
      },
      answer: {
        id: 'Anda. Data setiap usaha dipisahkan di basis data dan tidak bisa dibaca usaha lain. Kami hanya memprosesnya atas permintaan Anda sesuai UU Pelindungan Data Pribadi. Selengkapnya di [kebijakan privasi](/privacy).',
        en: 'You do. Each business’s data is kept apart in the database and no other one can read it. We process it only on your behalf under the Personal Data Protection Law. More in the [privacy notice](/privacy).',
      },
    },
    {
      front: true,
      question: { id: 'Bisa pakai domain sendiri?', en: 'Can I use my own domain?' },
      answer: {
        id: 'Situs Anda mulai dengan subdomain dari kami. Domain sendiri menyusul untuk paket Pro dan Premium; keinginan Anda sudah bisa dicatat saat memesan.',
        en: 'Your site starts on a subdomain of ours. Your own domain is coming for Pro and Premium; you can already note your wish when you order.',
      },
    },
    {
      front: false,
      question: { id: 'Apakah situsnya bisa dipasang seperti aplikasi?', en: 'Can the site be installed like an app?' },
      answer: {
        id: 'Bisa. Dari peramban di ponsel, pilih *Tambahkan ke layar utama*. Ikon dan namanya milik usaha Anda, dan halaman utamanya tetap terbaca saat sinyal hilang.',
        en: 'Yes. In the phone’s browser choose *Add to home screen*. It carries your icon and name, and its main pages can be read without a signal.',
      },
    },
    {
      front: false,
      question: { id: 'Bisakah pesanan dibatalkan?', en: 'Can I cancel an order?' },
      answer: {
        id: 'Pesanan yang belum dibayar berakhir sendiri saat tagihannya kedaluwarsa. Setelah dibayar, hubungi kami lewat [halaman kontak](/contact) atau balas email pesanan; ketentuannya ada di [syarat layanan](/terms).',
        en: 'An unpaid order ends by itself when its invoice expires. After paying, write to us through the [contact page](/contact) or reply to the order email; the rules are in the [terms](/terms).',
      },
    },
  ],
}
