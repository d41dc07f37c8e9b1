import type { OfferGroup, OfferShowcase } from '#kernel/module/manifest.ts'

/** Everything that the template has or will have, by theme. `from` is the smallest package with it. */
export const groups: readonly OfferGroup[] = [
  {
    title: { id: 'Situs untuk calon siswa', en: 'The site candidates see' },
    items: [
      { from: 'basic', text: { id: 'Nama, logo, dan warna Anda sendiri', en: 'Your own name, logo and colours' } },
      { from: 'basic', text: { id: 'Program, jadwal, dan biaya', en: 'Programmes, schedule and fees' } },
      { from: 'basic', text: { id: 'Pembimbing, testimoni, dan galeri', en: 'Tutors, testimonials and gallery' } },
      { from: 'basic', text: { id: 'Artikel untuk mesin pencari', en: 'Articles for search engines' } },
      { from: 'basic', text: { id: 'Tombol WhatsApp di setiap halaman', en: 'A WhatsApp button on every page' } },
      {
        from: 'basic',
        text: { id: 'Bisa dipasang di ponsel, terbaca saat luring', en: 'Installs on phones, reads offline' },
      },
    ],
  },
  {
    title: { id: 'Pendaftaran dan siswa', en: 'Registration and students' },
    items: [
      { from: 'basic', text: { id: 'Formulir pendaftaran daring', en: 'Online registration form' } },
      { from: 'basic', text: { id: 'Daftar pendaftar yang bisa diekspor', en: 'Registrations with export' } },
      { from: 'pro', coming: true, text: { id: 'Try out daring', en: 'Online try-outs' } },
      { from: 'pro', coming: true, text: { id: 'Bank soal', en: 'Question bank' } },
      { from: 'premium', coming: true, text: { id: 'Manajemen siswa', en: 'Student management' } },
      { from: 'premium', coming: true, text: { id: 'Pembayaran kelas daring', en: 'Online class payments' } },
      {
        from: 'premium',
        coming: true,
        text: { id: 'Laporan perkembangan untuk orang tua', en: 'Progress reports for parents' },
      },
    ],
  },
  {
    title: { id: 'Ruang kerja Anda', en: 'Your back office' },
    items: [
      { from: 'basic', text: { id: 'Editor halaman dengan pratinjau', en: 'Page editor with preview' } },
      { from: 'basic', text: { id: 'Tim dengan peran dan izin', en: 'Team with roles and permissions' } },
      { from: 'basic', text: { id: 'Catatan audit', en: 'Audit log' } },
      { from: 'basic', text: { id: 'Kunci API', en: 'API keys' } },
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

/** Pages of the template as an invented school would fill them. */
export const showcase: OfferShowcase = {
  business: 'Bimbel Garuda',
  primary: '#1c2f5e',
  accent: '#c8202f',
  scenes: [
    {
      code: 'front',
      kind: 'front',
      caption: { id: 'Halaman depan', en: 'Front page' },
      menu: ['Program', 'Jadwal', 'Kontak'],
      heading: ['Siap lolos seleksi', 'TNI dan POLRI'],
      lead: ['Akademik, psikotes, dan jasmani,', 'didampingi sampai hari seleksi.'],
      action: 'Tanya lewat WhatsApp',
      cards: [
        { title: 'Bintara POLRI', note: 'Sen, Rab, Jum 16.00', figure: 'Rp 1.750.000' },
        { title: 'Bintara TNI', note: 'Sel, Kam, Sab 16.00', figure: 'Rp 1.650.000' },
        { title: 'Akpol dan Akmil', note: 'Sab dan Min 08.00', figure: 'Rp 3.500.000' },
      ],
    },
    {
      code: 'schedule',
      kind: 'rows',
      caption: { id: 'Jadwal mingguan', en: 'Weekly schedule' },
      heading: 'Jadwal pekan ini',
      rows: [
        { title: 'Akademik Bintara', note: 'Kelas A, Pak Seno', figure: 'Senin 16.00' },
        { title: 'Psikotes', note: 'Ruang 2, Bu Ratri', figure: 'Selasa 16.00' },
        { title: 'Jasmani', note: 'Lapangan Rindam', figure: 'Rabu 06.00' },
        { title: 'Wawancara', note: 'Kelas kecil Akpol', figure: 'Sabtu 09.00' },
      ],
    },
    {
      code: 'registration',
      kind: 'form',
      caption: { id: 'Pendaftaran siswa', en: 'Registration' },
      heading: 'Daftar sekarang',
      lead: ['Kami hubungi lewat WhatsApp', 'di hari yang sama.'],
      fields: ['Nama lengkap', 'Nomor WhatsApp', 'Program yang diminati'],
      action: 'Kirim pendaftaran',
    },
    {
      code: 'admin',
      kind: 'desk',
      caption: { id: 'Admin untuk pemilik', en: 'The owner’s admin' },
      heading: 'Selamat pagi, Bu Wening',
      menu: ['Beranda', 'Halaman', 'Pendaftaran', 'Artikel', 'Tim'],
      figures: [
        { title: 'Pendaftar pekan ini', note: '', figure: '18' },
        { title: 'Belum dihubungi', note: '', figure: '4' },
      ],
      rows: [
        { title: 'Bayu Aditama', note: 'Bintara POLRI', figure: '09.12' },
        { title: 'Laras Kinanti', note: 'Akpol', figure: '08.47' },
        { title: 'Damar Wicaksono', note: 'Bintara TNI', figure: 'kemarin' },
      ],
    },
  ],
}
