import type { NewSite } from '#kernel/module/manifest.ts'
import type { Locale, Sentence } from '#kernel/problem/problem.ts'
import { Content } from './schemas.ts'
import { privacy, terms } from './legal.ts'

/* What a shop says before its owner has written a word: true for any shop that sells digital goods on this product. */

/** The content of a new shop: its contact. All words are left to the defaults, which follow the visitor's language. */
export function firstContent({ brand, owner }: NewSite): Content {
  return Content.parse({
    hero: { eyebrow: brand.tagline.slice(0, 80) },
    contact: { whatsapp: phoneOf(owner.whatsapp), email: owner.email, address: owner.address.slice(0, 300) },
  })
}

/** Numbers from old orders may be written in ways the editor would not take; those are left for the owner to fill in. */
function phoneOf(typed: string): string {
  return Content.shape.contact.unwrap().shape.whatsapp.safeParse(typed).data ?? ''
}

/** The words that stand where nothing is written. */
export function defaultContent(name: string, locale: Locale): Content {
  const say = (sentence: Sentence) => sentence[locale].replaceAll('{name}', name)
  return Content.parse({
    hero: { eyebrow: say(hero.eyebrow), headline: say(hero.headline), intro: say(hero.intro) },
    faq: faq.map(({ question, answer }) => ({ question: say(question), answer: say(answer) })),
    terms: say(terms),
    privacy: say(privacy),
    seo: { title: say(seo.title).slice(0, 70), description: say(seo.description).slice(0, 160) },
  })
}

const hero = {
  eyebrow: { id: 'Bayar QRIS, langsung terkirim', en: 'Pay by QRIS, delivered at once' },
  headline: {
    id: 'Produk digital yang sampai sebelum kopimu dingin',
    en: 'Digital goods that arrive before your coffee cools',
  },
  intro: {
    id: 'Pilih produk, bayar dengan QRIS dari aplikasi mana pun, dan kodenya terbuka di halaman pesananmu. Bergaransi, dan ada orang yang menjawab kalau perlu.',
    en: 'Choose a product, pay by QRIS with any app, and the code opens on your order page. Under warranty, with people who answer when you need them.',
  },
}

const seo = {
  title: { id: '{name}: produk digital, kirim otomatis', en: '{name}: digital goods, delivered at once' },
  description: {
    id: 'Voucher, langganan, undangan, dan berkas digital di {name}. Bayar QRIS tanpa daftar akun, terkirim otomatis, bergaransi.',
    en: 'Vouchers, subscriptions, invitations and digital files at {name}. Pay by QRIS without an account, delivered automatically, with warranty.',
  },
}

const faq: readonly { question: Sentence; answer: Sentence }[] = [
  {
    question: { id: 'Berapa lama pesanan sampai?', en: 'How long does delivery take?' },
    answer: {
      id: 'Produk berlabel STOK, SHARING, dan FILE terbuka begitu pembayaran terkonfirmasi. Produk INVITE dikirim ke emailmu oleh sistem; kalau penyedia sedang penuh, halaman pesanan mengatakannya dan sistem mencoba lagi sendiri.',
      en: 'Goods marked STOCK, SHARED and FILE open as soon as the payment is confirmed. INVITE goods are sent to your email by the system; when the provider is busy, your order page says so and the system tries again by itself.',
    },
  },
  {
    question: { id: 'Apakah harus punya akun?', en: 'Do I need an account?' },
    answer: {
      id: 'Tidak. Cukup nama, email, dan nomor WhatsApp. Tautan pesanan dikirim ke keduanya, dan bisa diminta ulang kapan saja di halaman Cek Transaksi.',
      en: 'No. Your name, email and WhatsApp number are enough. The link to your order is sent to both, and you can ask for it again on the Check Order page.',
    },
  },
  {
    question: { id: 'Bagaimana cara membayarnya?', en: 'How do I pay?' },
    answer: {
      id: 'Dengan QRIS: pindai dari aplikasi bank atau dompet digital apa pun. Kalau kamu membuka toko di ponsel yang sama, simpan gambar QR lalu pilih dari galeri di aplikasi pembayaranmu.',
      en: 'By QRIS: scan it with any banking or wallet app. When you are shopping on the same phone, save the QR picture and open it from the gallery inside your payment app.',
    },
  },
  {
    question: {
      id: 'Saya sudah membayar tetapi waktunya habis. Uang saya hilang?',
      en: 'I paid after the time ran out. Is my money gone?',
    },
    answer: {
      id: 'Tidak. Pembayaran yang terlambat tetap tercatat. Kalau barangnya masih ada, langsung dikirim; kalau tidak, menjadi saldo toko yang bisa kamu pakai atau minta dikembalikan lewat halaman pesananmu.',
      en: 'No. A late payment is still recorded. If the goods are available they are delivered; if not it becomes store credit that you can spend or ask to have returned on your order page.',
    },
  },
  {
    question: { id: 'Bagaimana kalau kodenya tidak bisa dipakai?', en: 'What if the code does not work?' },
    answer: {
      id: 'Buka halaman pesananmu, pilih “Lapor masalah”, dan ceritakan apa yang terjadi. Selama masa garansi kami mengganti atau mengembalikan nilainya sebagai saldo.',
      en: 'Open your order page, choose “Report a problem” and tell us what happened. Within the warranty we replace it or give its value back as credit.',
    },
  },
  {
    question: { id: 'Apakah kode saya dilihat orang lain?', en: 'Does anybody else see my code?' },
    answer: {
      id: 'Kode disimpan terenkripsi dan baru dibuka ketika kamu menekan “Tampilkan”. Setiap pembukaan dicatat, dan pesan WhatsApp maupun email dari kami hanya berisi tautan, tidak pernah kode.',
      en: 'Codes are kept encrypted and only opened when you press “Show”. Every opening is recorded, and our WhatsApp messages and emails carry a link, never a code.',
    },
  },
]
