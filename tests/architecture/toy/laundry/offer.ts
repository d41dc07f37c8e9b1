import type { Offer } from '#kernel/module/manifest.ts'

export const offer: Offer = {
  template: 'melati',
  preset: 'melati',
  name: { id: 'Binatu', en: 'Laundry' },
  headline: { id: 'Cucian rapi, pelanggan kembali', en: 'Clean laundry, returning customers' },
  summary: { id: 'Situs binatu dengan daftar layanan dan harga.', en: 'A laundry site with services and prices.' },
  packages: [
    {
      code: 'kilo',
      name: 'Kiloan',
      priceIdr: 450_000,
      summary: { id: 'Untuk satu gerai.', en: 'For one shop.' },
      features: [{ text: { id: 'Daftar layanan', en: 'List of services' } }],
    },
  ],
}
