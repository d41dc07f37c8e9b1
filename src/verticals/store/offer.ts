import type { Offer } from '#kernel/module/manifest.ts'
import { groups, showcase } from './showcase.ts'

/** What the portal sells of this trade. Features that are not built yet are marked as coming. */
export const offer: Offer = {
  template: 'ruangpremium',
  preset: 'ruang',
  name: { id: 'Toko produk digital', en: 'Digital goods store' },
  headline: {
    id: 'Toko digital yang mengirim sendiri, siang dan malam',
    en: 'A digital store that delivers by itself, day and night',
  },
  summary: {
    id: 'Jual voucher, akun premium, undangan, dan berkas. Pembeli membayar dengan QRIS dan menerima barangnya dalam hitungan detik.',
    en: 'Sell vouchers, premium accounts, invitations and files. Buyers pay by QRIS and have their goods in seconds.',
  },
  groups,
  showcase,
  packages: [
    {
      code: 'basic',
      name: 'Basic',
      priceIdr: 1_499_000,
      summary: { id: 'Untuk toko yang baru mulai.', en: 'For a shop that is starting.' },
      features: [
        { text: { id: 'Katalog dan bayar QRIS', en: 'Catalogue and QRIS payment' } },
        {
          text: {
            id: 'Kode, akun berbagi, dan berkas terkirim otomatis',
            en: 'Automatic delivery of codes, shared accounts and files',
          },
        },
        { text: { id: 'Admin stok, isi toko, dan pesanan', en: 'Administration of stock, content and orders' } },
      ],
    },
    {
      code: 'pro',
      name: 'Pro',
      highlighted: true,
      priceIdr: 2_999_000,
      summary: { id: 'Untuk toko dengan banyak penyedia.', en: 'For shops with several providers.' },
      features: [
        { text: { id: 'Semua yang ada di Basic', en: 'Everything in Basic' } },
        { text: { id: 'Undangan otomatis lewat kumpulan akun', en: 'Automatic invitations from a pool of accounts' } },
        { text: { id: 'Garansi, ulasan, dan flash sale', en: 'Warranty, reviews and flash sales' } },
      ],
    },
    {
      code: 'premium',
      name: 'Premium',
      priceIdr: 5_999_000,
      summary: { id: 'Untuk toko dengan jaringan reseller.', en: 'For shops with a network of resellers.' },
      features: [
        { text: { id: 'Semua yang ada di Pro', en: 'Everything in Pro' } },
        { text: { id: 'Reseller, dompet, dan API', en: 'Resellers, wallet and API' }, coming: true },
        { text: { id: 'Anggota dan poin', en: 'Members and points' }, coming: true },
      ],
    },
  ],
}
