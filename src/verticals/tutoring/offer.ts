import type { Offer } from '#kernel/module/manifest.ts'
import { groups, showcase } from './showcase.ts'

/** What the portal sells of this trade. Features that are not built yet are marked as coming. */
export const offer: Offer = {
  template: 'garuda',
  preset: 'garuda',
  name: { id: 'Bimbel TNI & POLRI', en: 'TNI & POLRI tutoring' },
  headline: {
    id: 'Template bimbel yang langsung kelihatan serius',
    en: 'A tutoring template that looks serious from the first second',
  },
  summary: {
    id: 'Situs bimbel lengkap dengan program, jadwal, dan kontak WhatsApp, siap dipakai dalam hitungan detik.',
    en: 'A complete tutoring site with programmes, schedule and WhatsApp contact, ready in seconds.',
  },
  groups,
  showcase,
  packages: [
    {
      code: 'basic',
      name: 'Basic',
      priceIdr: 999_000,
      summary: { id: 'Untuk bimbel yang baru mulai daring.', en: 'For a tutoring business going online.' },
      features: [
        {
          text: {
            id: 'Situs dengan nama, warna, dan subdomain sendiri',
            en: 'A site with your own name, colours and subdomain',
          },
        },
        { text: { id: 'Halaman program dan kontak WhatsApp', en: 'Programme pages and WhatsApp contact' } },
        { text: { id: 'Admin untuk pemilik', en: 'Owner administration' } },
      ],
    },
    {
      code: 'pro',
      name: 'Pro',
      highlighted: true,
      priceIdr: 2_499_000,
      summary: { id: 'Untuk bimbel yang rutin mengadakan try out.', en: 'For regular try-out exams.' },
      features: [
        { text: { id: 'Semua yang ada di Basic', en: 'Everything in Basic' } },
        { text: { id: 'Try out daring dan bank soal', en: 'Online try-outs and question bank' }, coming: true },
        { text: { id: 'Domain milik sendiri', en: 'Your own domain' }, coming: true },
      ],
    },
    {
      code: 'premium',
      name: 'Premium',
      priceIdr: 4_999_000,
      summary: { id: 'Untuk bimbel dengan banyak cabang dan pengajar.', en: 'For many branches and tutors.' },
      features: [
        { text: { id: 'Semua yang ada di Pro', en: 'Everything in Pro' } },
        {
          text: { id: 'Manajemen siswa dan pembayaran kelas', en: 'Student management and class payments' },
          coming: true,
        },
        { text: { id: 'Laporan perkembangan untuk orang tua', en: 'Progress reports for parents' }, coming: true },
      ],
    },
  ],
}
