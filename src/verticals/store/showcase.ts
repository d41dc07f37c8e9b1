import type { OfferGroup, OfferShowcase } from '#kernel/module/manifest.ts'

/** Everything that the template has or will have, by theme. `from` is the smallest package with it. */
export const groups: readonly OfferGroup[] = [
  {
    title: { id: 'Toko yang dilihat pembeli', en: 'The shop buyers see' },
    items: [
      {
        from: 'basic',
        text: { id: 'Nama, logo, warna, gelap atau terang', en: 'Your name, logo, colours, dark or light' },
      },
      {
        from: 'basic',
        text: { id: 'Katalog dengan pencarian yang maklum salah ketik', en: 'Catalogue with typo-tolerant search' },
      },
      {
        from: 'basic',
        text: {
          id: 'Varian, paket, dan isian tujuan per produk',
          en: 'Variants, bundles and target fields per product',
        },
      },
      { from: 'basic', text: { id: 'Beli tanpa akun, satu halaman', en: 'One-page checkout without an account' } },
      {
        from: 'basic',
        text: {
          id: 'Indonesia dan Inggris, terbaca tanpa JavaScript',
          en: 'Indonesian and English, works without JavaScript',
        },
      },
      { from: 'pro', text: { id: 'Flash sale dengan stok terbatas', en: 'Flash sales with limited stock' } },
      { from: 'pro', text: { id: 'Ulasan pembeli dengan moderasi', en: 'Buyer reviews with moderation' } },
      { from: 'premium', text: { id: 'Akun anggota dan poin', en: 'Member accounts and points' } },
    ],
  },
  {
    title: { id: 'Bayar dan kirim', en: 'Pay and deliver' },
    items: [
      { from: 'basic', text: { id: 'QRIS dengan konfirmasi otomatis', en: 'QRIS with automatic confirmation' } },
      {
        from: 'basic',
        text: {
          id: 'Kode, akun berbagi, dan berkas terkirim sendiri',
          en: 'Codes, shared accounts and files delivered by themselves',
        },
      },
      {
        from: 'basic',
        text: {
          id: 'Uang terlambat atau ganda menjadi saldo pembeli',
          en: 'Late or double money becomes buyer credit',
        },
      },
      {
        from: 'basic',
        text: { id: 'Kabar lewat email dan WhatsApp, tanpa kode', en: 'News by email and WhatsApp, never with codes' },
      },
      {
        from: 'pro',
        text: {
          id: 'Undangan lewat kumpulan akun dengan kuota',
          en: 'Invitations from a pool of accounts with quotas',
        },
      },
      {
        from: 'pro',
        text: { id: 'Garansi, penggantian, dan karantina stok', en: 'Warranty, replacement and stock quarantine' },
      },
    ],
  },
  {
    title: { id: 'Ruang kerja Anda', en: 'Your back office' },
    items: [
      {
        from: 'basic',
        text: {
          id: 'Stok terenkripsi, impor CSV sampai 100.000 kode',
          en: 'Encrypted stock, CSV import up to 100,000 codes',
        },
      },
      { from: 'basic', text: { id: 'Isi toko dengan draf dan pratinjau', en: 'Shop content with draft and preview' } },
      {
        from: 'basic',
        text: { id: 'Tim dengan peran, izin, dan catatan audit', en: 'Team with roles, permissions and audit log' },
      },
      { from: 'pro', text: { id: 'Kupon dengan batas pemakaian', en: 'Coupons with usage limits' } },
    ],
  },
  {
    title: { id: 'Reseller', en: 'Resellers' },
    items: [
      {
        from: 'premium',
        text: { id: 'Harga per tingkat reseller dan dompet', en: 'Prices per reseller level and a wallet' },
      },
      { from: 'premium', text: { id: 'API reseller dengan webhook', en: 'Reseller API with webhooks' } },
    ],
  },
  {
    title: { id: 'Alamat', en: 'Address' },
    items: [
      { from: 'basic', text: { id: 'Subdomain dari kami', en: 'A subdomain of ours' } },
      { from: 'pro', coming: true, text: { id: 'Domain milik sendiri', en: 'Your own domain' } },
    ],
  },
]

/** Pages of the template as an invented shop would fill them. */
export const showcase: OfferShowcase = {
  business: 'RuangPremium',
  primary: '#3a236c',
  accent: '#d4af37',
  scenes: [
    {
      code: 'front',
      kind: 'front',
      caption: { id: 'Halaman depan', en: 'Front page' },
      menu: ['Produk', 'Cek', 'Bantuan'],
      heading: ['Langgananmu,', 'satu ruang rapi'],
      lead: ['Bayar QRIS, kode terbuka', 'di halaman pesananmu.'],
      action: 'Lihat produk',
      cards: [
        { title: 'Kanvasa Pro', note: 'Undangan, 1 bulan', figure: 'Rp 15.000' },
        { title: 'Layarku', note: 'Profil, 1 bulan', figure: 'Rp 39.000' },
        { title: 'Tinta Office', note: 'Kode, 1 komputer', figure: 'Rp 149.000' },
      ],
    },
    {
      code: 'checkout',
      kind: 'form',
      caption: { id: 'Pembelian satu halaman', en: 'One-page checkout' },
      heading: 'Selesaikan pembelian',
      lead: ['Tanpa akun, stok ditahan', 'selama waktu bayar.'],
      fields: ['Email yang diundang', 'Nama', 'Nomor WhatsApp'],
      action: 'Lanjut bayar dengan QRIS',
    },
    {
      code: 'order',
      kind: 'rows',
      caption: { id: 'Halaman pesanan', en: 'Order page' },
      heading: 'Pesanan RP-2611-000042',
      rows: [
        { title: 'Terkirim', note: 'Kode siap dibuka', figure: '14.02.11' },
        { title: 'Pembayaran diterima', note: 'QRIS', figure: '14.02.04' },
        { title: 'Pesanan dibuat', note: 'Kanvasa Pro, 1 bulan', figure: '14.01.20' },
        { title: 'Garansi', note: 'sampai 21 Des 2026', figure: '30 hari' },
      ],
    },
    {
      code: 'admin',
      kind: 'desk',
      caption: { id: 'Admin untuk pemilik', en: 'The owner’s admin' },
      heading: 'Selamat pagi, Bu Nadira',
      menu: ['Beranda', 'Produk', 'Stok', 'Pesanan', 'Penyedia'],
      figures: [
        { title: 'Pesanan hari ini', note: '', figure: '64' },
        { title: 'Median kirim', note: '', figure: '7 dtk' },
      ],
      rows: [
        { title: 'RP-2611-000042', note: 'Kanvasa Pro', figure: 'Terkirim' },
        { title: 'RP-2611-000041', note: 'Tinta Office', figure: 'Terkirim' },
        { title: 'RP-2611-000040', note: 'Dengar+', figure: 'Diproses' },
      ],
    },
  ],
}
