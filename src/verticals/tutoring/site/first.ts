import { newId } from '#kernel/db/id.ts'
import type { NewSite } from '#kernel/module/manifest.ts'
import { Content } from './schemas.ts'

/**
 * What a new site says before its owner has changed a word: true for any tutoring business, and complete enough to be
 * shown. People and results are not made up; their sections wait, empty and unseen, for the owner.
 */
export function firstContent({ name, brand, owner }: NewSite): Content {
  const sections = [
    hero(name, brand.tagline),
    programmes(),
    way(),
    tutors(),
    schedule(),
    ...waiting(),
    faq(),
    ...ends(),
  ]
  return Content.parse({
    contact: {
      whatsapp: phoneOf(owner.whatsapp),
      email: owner.email,
      address: owner.address.slice(0, 300),
      hours: 'Senin–Sabtu 09.00–19.00 WIB',
    },
    seo: {},
    sections: sections.map((section) => ({ id: newId(), ...section })),
  })
}

/** Numbers from old orders may be written in ways the editor would not take; those are left for the owner to fill in. */
function phoneOf(typed: string): string {
  return Content.shape.contact.shape.whatsapp.safeParse(typed).data ?? ''
}

function hero(name: string, tagline: string) {
  return {
    type: 'hero',
    eyebrow: tagline.slice(0, 80) || 'Bimbingan seleksi TNI dan POLRI',
    headline: `Siap lolos seleksi TNI dan POLRI bersama ${name}`.slice(0, 120),
    intro:
      'Latihan terarah dari akademik, psikotes, sampai jasmani, dengan pembimbing yang mendampingi dari pendaftaran hingga hari seleksi.',
    primary: { label: 'Daftar sekarang', target: 'register', url: '' },
    secondary: { label: 'Lihat program', target: 'programmes', url: '' },
    figures: [
      { value: '3', label: 'program seleksi' },
      { value: '3×', label: 'latihan tiap minggu' },
      { value: '7 hari', label: 'pilihan jadwal kelas' },
    ],
  }
}

function programmes() {
  return {
    type: 'programmes',
    title: 'Pilih program sesuai tujuanmu',
    items: [
      {
        id: newId(),
        name: 'Bintara POLRI',
        summary: 'Akademik, psikotes, dan latihan jasmani untuk seleksi Bintara, lengkap dengan try out berkala.',
        schedule: 'Senin, Rabu, Jumat 16.00–18.30 WIB',
        duration: '6 bulan',
        priceIdr: 1_750_000,
        features: ['Latihan psikotes dan kecermatan', 'Kesamaptaan A dan B terukur', 'Simulasi wawancara'],
      },
      {
        id: newId(),
        name: 'Tamtama dan Bintara TNI',
        summary: 'Persiapan tiga matra: pengetahuan umum, mental ideologi, dan kesamaptaan.',
        schedule: 'Selasa, Kamis, Sabtu 16.00–18.30 WIB',
        duration: '6 bulan',
        priceIdr: 1_650_000,
        features: ['Materi tiga matra', 'Lari, pull-up, dan renang', 'Pendampingan berkas'],
      },
      {
        id: newId(),
        name: 'Akpol dan Akmil',
        summary: 'Kelas kecil dengan pendampingan pribadi untuk calon taruna, termasuk simulasi wawancara.',
        schedule: 'Sabtu dan Minggu 08.00–12.00 WIB',
        duration: '8 bulan',
        priceIdr: 3_500_000,
        features: ['Kelas kecil', 'TPA dan bahasa Inggris', 'Bimbingan satu per satu'],
      },
    ],
  }
}

function way() {
  return {
    type: 'text',
    title: 'Latihan yang terukur, bukan sekadar banyak',
    body: [
      'Seleksi punya beberapa tahap, dan setiap tahap punya cara latihannya sendiri. Karena itu setiap siswa memulai dari **tes awal**, lalu berlatih menurut kebutuhannya.',
      '- **Akademik dan psikotes**: latihan soal bertahap dengan pembahasan.\n- **Jasmani**: program lari, pull-up, push-up, dan sit-up dengan catatan kemajuan.\n- **Mental dan wawancara**: simulasi bersama pembimbing sampai terbiasa.',
    ].join('\n\n'),
  }
}

function tutors() {
  return { type: 'tutors', title: 'Dibimbing orang yang paham seleksi', items: [] }
}

function schedule() {
  const row = (day: string, time: string, programme: string, place = 'Ruang kelas') => ({
    id: newId(),
    day,
    time,
    programme,
    place,
  })
  return {
    type: 'schedule',
    title: 'Jadwal mingguan',
    items: [
      row('Senin, Rabu', '16.00–18.30', 'Bintara POLRI'),
      row('Jumat', '16.00–18.30', 'Bintara POLRI: jasmani', 'Lapangan'),
      row('Selasa, Kamis', '16.00–18.30', 'Tamtama dan Bintara TNI'),
      row('Sabtu', '16.00–18.30', 'Tamtama dan Bintara TNI: jasmani', 'Lapangan'),
      row('Sabtu, Minggu', '08.00–12.00', 'Akpol dan Akmil'),
    ],
  }
}

/** Nobody's results and pictures but the owner's own belong here; until then these are not shown. */
function waiting() {
  return [
    { type: 'testimonials', title: 'Mereka sudah lolos', items: [] },
    { type: 'gallery', title: 'Suasana latihan', items: [] },
    { type: 'articles', title: 'Kabar dan tips seleksi', count: 3 },
  ]
}

function faq() {
  const item = (question: string, answer: string) => ({ id: newId(), question, answer })
  return {
    type: 'faq',
    title: 'Yang sering ditanyakan',
    items: [
      item(
        'Kapan saya bisa mulai?',
        'Kapan saja. Kelas berjalan sepanjang tahun dan kamu mengikuti tes awal pada pertemuan pertama, supaya latihannya sesuai dengan kemampuanmu.',
      ),
      item(
        'Apakah biaya bisa dicicil?',
        'Bisa dibicarakan. Hubungi kami lewat WhatsApp atau tulis di formulir pendaftaran, lalu kita cari cara yang cocok.',
      ),
      item(
        'Apa yang perlu disiapkan untuk mendaftar?',
        'Cukup nama, nomor WhatsApp, dan program yang kamu minati. Berkas untuk seleksi kita siapkan bersama setelah kelas dimulai.',
      ),
      item(
        'Apakah ada latihan jasmani?',
        'Ada di setiap program. Latihan disesuaikan dengan usia dan kondisi, dan kemajuannya dicatat.',
      ),
    ],
  }
}

function ends() {
  return [
    {
      type: 'registration',
      title: 'Mulai latihanmu minggu ini',
      lead: 'Isi data singkat, kami hubungi lewat WhatsApp untuk jadwal tes awal.',
      label: 'Daftar sekarang',
    },
    { type: 'contact', title: 'Kunjungi atau hubungi kami' },
  ]
}
