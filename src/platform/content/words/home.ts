import type { HomeContent } from '../schemas.ts'

/** The front page as it is until the owner edits it. */
export const home: HomeContent = {
  seo: {
    title: {
      id: 'Ruko: situs usaha atas nama Anda, buka hari ini',
      en: 'Ruko: a business site in your name, open today',
    },
    description: {
      id: 'Pesan situs bimbel atau toko produk digital dengan nama, logo, warna, dan alamat Anda sendiri. Bayar penuh atau DP; situs berdiri dalam hitungan detik.',
      en: 'Order a tutoring site or a digital goods shop with your own name, logo, colours and address. Pay in full or a deposit; it stands in seconds.',
    },
  },
  hero: {
    eyebrow: { id: 'Untuk bimbel dan toko produk digital', en: 'For tutoring schools and digital goods shops' },
    title: {
      id: 'Usaha Anda punya rumah sendiri di internet. Hari ini.',
      en: 'Your business gets its own house on the internet. Today.',
    },
    lead: {
      id: 'Pilih template, beri nama, unggah logo, lalu bayar. Situs atas nama Anda berdiri dalam hitungan detik, tanpa programmer dan tanpa mengurus server.',
      en: 'Pick a template, name it, upload your logo and pay. A site in your name stands within seconds: no programmer, no server to look after.',
    },
    reasons: [
      { id: 'QRIS, VA, e-wallet', en: 'QRIS, VA, e-wallets' },
      { id: 'Bisa DP dulu', en: 'Deposit accepted' },
      { id: 'Data tetap milik Anda', en: 'Your data stays yours' },
    ],
  },
  values: {
    title: { id: 'Yang Anda dapat bukan kerangka kosong', en: 'What you get is not an empty shell' },
    items: [
      {
        icon: 'zap',
        title: { id: 'Cepat jadi', en: 'Ready fast' },
        text: {
          id: 'Begitu pembayaran pertama masuk, situs dibangun sendiri langkah demi langkah. Anda melihatnya hari itu juga, bukan minggu depan.',
          en: 'The moment your first payment arrives, the site builds itself step by step. You see it the same day, not next week.',
        },
      },
      {
        icon: 'badge',
        title: { id: 'Sudah terbukti', en: 'Proven' },
        text: {
          id: 'Susunannya lahir dari usaha yang sudah berjalan: apa yang ditanyakan calon siswa dan pembeli, itulah yang tampil lebih dulu.',
          en: 'Its structure comes from businesses that are already running: what candidates and buyers ask is what they see first.',
        },
      },
      {
        icon: 'target',
        title: { id: 'Mengerti bidang Anda', en: 'It knows your trade' },
        text: {
          id: 'Bimbel mendapat program per jalur seleksi, jadwal, dan pendaftaran. Toko mendapat katalog, QRIS, dan kode yang terkirim sendiri.',
          en: 'A school gets programmes by selection track, schedules and registration. A shop gets a catalogue, QRIS and codes that deliver themselves.',
        },
      },
    ],
  },
  steps: {
    title: { id: 'Dari pesan sampai buka, tiga langkah', en: 'From order to opening in three steps' },
    items: [
      {
        title: { id: 'Pilih dan beri nama', en: 'Choose and name it' },
        text: {
          id: 'Tentukan template dan paket, tulis nama usaha, pilih alamat, lalu unggah logo. Warnanya kami usulkan dari logo itu.',
          en: 'Pick a template and package, write your business’s name, choose its address and upload a logo. We suggest colours from it.',
        },
      },
      {
        title: { id: 'Bayar penuh atau DP', en: 'Pay in full or a deposit' },
        text: {
          id: 'Pindai QRIS, transfer virtual account, atau pakai e-wallet. Halaman tagihan berubah sendiri begitu uang masuk.',
          en: 'Scan QRIS, transfer to a virtual account or use an e-wallet. The invoice turns by itself when the money arrives.',
        },
      },
      {
        title: { id: 'Situs berdiri', en: 'The site stands' },
        text: {
          id: 'Dengan DP Anda mendapat tautan pratinjau. Setelah lunas situs terbuka untuk umum, dan Anda masuk ke adminnya.',
          en: 'With a deposit you get a preview link. Once settled the site opens to the public and its admin is yours.',
        },
      },
    ],
  },
  showcase: {
    title: { id: 'Lihat dulu, baru memutuskan', en: 'Look first, then decide' },
    text: {
      id: 'Setiap template punya situs contoh yang sungguhan. Buka, klik, dan coba di ponsel Anda.',
      en: 'Every template has a real demo site. Open it, click around and try it on your phone.',
    },
  },
  packages: {
    title: { id: 'Harga jelas, tanpa biaya tersembunyi', en: 'Clear prices, nothing hidden' },
    text: {
      id: 'Satu kali bayar untuk membangun situs. Bayar penuh, atau DP dulu dan sisanya saat situs sudah Anda lihat.',
      en: 'You pay once to have the site built: in full, or a deposit first and the rest when you have seen it.',
    },
  },
  proof: {
    title: { id: 'Dibangun untuk dipercaya', en: 'Built to be trusted' },
    items: [
      {
        figure: { id: 'Hitungan detik', en: 'Seconds' },
        text: {
          id: 'dari pembayaran pertama sampai pratinjau situs. Kemajuannya bisa Anda ikuti di halaman pesanan.',
          en: 'from first payment to a preview of your site. You can follow the progress on your order page.',
        },
      },
      {
        figure: { id: 'Setiap rupiah', en: 'Every rupiah' },
        text: {
          id: 'tercatat. Bayar terlambat, dobel, atau salah nominal menjadi kredit Anda, tidak pernah hilang.',
          en: 'is accounted for. Paid late, twice or the wrong amount, it becomes your credit and is never lost.',
        },
      },
      {
        figure: { id: 'Ruang sendiri', en: 'A room of its own' },
        text: {
          id: 'untuk data setiap usaha, dipagari di basis data. Usaha lain tidak bisa mengintip siswa atau pembeli Anda.',
          en: 'for each business’s data, fenced in the database. Nobody else can look at your students or buyers.',
        },
      },
    ],
  },
  questions: {
    title: { id: 'Yang sering ditanyakan', en: 'Often asked' },
    text: { id: 'Belum terjawab? Kami balas lewat WhatsApp.', en: 'Not answered here? We reply on WhatsApp.' },
  },
  closing: {
    title: { id: 'Pintu sebelah masih kosong.', en: 'The door next to ours is still free.' },
    text: {
      id: 'Ambil alamatnya sebelum dipakai usaha lain. Nama yang Anda pesan kami tahan sampai tagihannya kedaluwarsa.',
      en: 'Take the address before somebody else does. The name you order is held until its invoice expires.',
    },
  },
}
