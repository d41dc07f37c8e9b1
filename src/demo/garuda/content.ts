import { newId } from '#kernel/db/id.ts'
import type { PictureName } from './pictures.ts'

/* What the demo site says. School, people and results are made up. */

type Ids = Readonly<Record<PictureName, string>>
const each = <T extends object>(items: readonly T[]) => items.map((item) => ({ id: newId(), ...item }))

/** The content of the demo site; `pictures` are the ids under which its pictures were uploaded. */
export function garudaContent(pictures: Ids) {
  return {
    contact: {
      whatsapp: '0812 0000 0042',
      email: 'halo@garuda.contoh.id',
      address: 'Jl. Diponegoro 17, Magelang, Jawa Tengah',
      mapsUrl: '',
      hours: 'Senin–Sabtu 08.00–19.00 WIB',
      instagram: '@bimbelgarudanusantara',
      tiktok: '@garudanusantara',
      youtube: '@garudanusantara',
    },
    seo: {
      title: 'Bimbel Garuda Nusantara: bimbingan seleksi TNI dan POLRI di Magelang',
      description:
        'Kelas akademik, psikotes, dan jasmani untuk seleksi Bintara, Tamtama, Akmil, dan Akpol, dengan pendampingan sampai pantukhir.',
    },
    sections: each([
      hero(pictures),
      programmes(pictures),
      way,
      tutors(pictures),
      schedule,
      testimonials(pictures),
      gallery(pictures),
      { type: 'articles', title: 'Kabar dan tips seleksi', count: 3 },
      faq,
      {
        type: 'registration',
        title: 'Gelombang Januari dibuka',
        lead: 'Tes awal gratis setiap Sabtu pagi. Isi data singkat, kami hubungi lewat WhatsApp untuk jadwalnya.',
        label: 'Daftar sekarang',
      },
      {
        type: 'contact',
        title: 'Datang dan lihat latihannya',
        lead: 'Asrama dan lapangan kami terbuka untuk dikunjungi setiap hari kerja. Kabari dulu, kami siapkan teh.',
      },
    ]),
  }
}

function hero({ team }: Ids) {
  return {
    type: 'hero',
    eyebrow: 'Bimbingan seleksi TNI dan POLRI sejak 2014',
    headline: 'Berlatih hari ini, berdiri tegap di hari pelantikan',
    intro:
      'Akademik, psikotes, dan jasmani dalam satu program terukur. Setiap siswa punya rapor latihan dan satu pembimbing yang mengenalnya.',
    pictureId: team,
    primary: { label: 'Daftar sekarang', target: 'register', url: '' },
    secondary: { label: 'Lihat program', target: 'programmes', url: '' },
    figures: [
      { value: '1.240', label: 'alumni lolos seleksi' },
      { value: '12', label: 'angkatan sejak 2014' },
      { value: '1 : 8', label: 'pembimbing dan siswa' },
    ],
  }
}

function programmes({ classRoom, pullUp, ceremony }: Ids) {
  return {
    type: 'programmes',
    title: 'Pilih program sesuai tujuanmu',
    lead: 'Semua program dimulai dengan tes awal gratis, supaya latihanmu pas sejak minggu pertama.',
    items: each([
      {
        name: 'Bintara POLRI',
        summary: 'Akademik, psikotes, dan latihan jasmani untuk seleksi Bintara, lengkap dengan try out berkala.',
        schedule: 'Senin, Rabu, Jumat 16.00–18.30 WIB',
        duration: '6 bulan, 72 pertemuan',
        priceIdr: 1_750_000,
        pictureId: classRoom,
        features: [
          'Kecermatan dan psikotes setiap minggu',
          'Kesamaptaan A dan B terukur',
          'Simulasi wawancara dan PMK',
        ],
      },
      {
        name: 'Tamtama dan Bintara TNI',
        summary: 'Persiapan tiga matra: pengetahuan umum, mental ideologi, dan kesamaptaan.',
        schedule: 'Selasa, Kamis, Sabtu 16.00–18.30 WIB',
        duration: '6 bulan, 72 pertemuan',
        priceIdr: 1_650_000,
        pictureId: pullUp,
        features: ['Materi AD, AL, dan AU', 'Lari, pull-up, dan renang', 'Pendampingan berkas dan kesehatan'],
      },
      {
        name: 'Akpol dan Akmil',
        summary: 'Kelas kecil dengan pendampingan pribadi untuk calon taruna, termasuk simulasi wawancara.',
        schedule: 'Sabtu dan Minggu 08.00–12.00 WIB',
        duration: '8 bulan',
        priceIdr: 3_500_000,
        pictureId: ceremony,
        features: ['Paling banyak 8 siswa', 'TPA dan bahasa Inggris', 'Simulasi pantukhir'],
      },
    ]),
    showComing: true,
  }
}

const way = {
  type: 'text',
  title: 'Latihan yang terukur, bukan sekadar banyak',
  body: [
    'Seleksi punya beberapa tahap, dan setiap tahap punya cara latihannya sendiri. Karena itu setiap siswa memulai dari **tes awal**, lalu berlatih menurut kebutuhannya.',
    '- **Akademik dan psikotes**: latihan soal bertahap dengan pembahasan.\n- **Jasmani**: program lari, pull-up, push-up, dan sit-up dengan catatan kemajuan.\n- **Mental dan wawancara**: simulasi bersama pembimbing sampai terbiasa.',
  ].join('\n\n'),
}

function tutors({ wira, laras, bagus, nadia }: Ids) {
  return {
    type: 'tutors',
    title: 'Dibimbing orang yang paham seleksi',
    items: each([
      {
        name: 'Wira Adiyasa',
        pictureId: wira,
        role: 'Kepala pembimbing',
        bio: 'Dua belas tahun mendampingi calon Bintara dan taruna. Hafal jadwal seleksi lebih dari ulang tahunnya sendiri.',
      },
      {
        name: 'Laras Kinanthi',
        pictureId: laras,
        role: 'Psikotes dan wawancara',
        bio: 'Psikolog yang membuat kecermatan terasa seperti permainan.',
      },
      {
        name: 'Bagus Prasetya',
        pictureId: bagus,
        role: 'Pelatih jasmani',
        bio: 'Pelatih atletik berlisensi. Program larinya disusun per orang.',
      },
      {
        name: 'Nadia Maheswari',
        pictureId: nadia,
        role: 'Akademik dan bahasa Inggris',
        bio: 'Pengajar TPA dengan seribu cara menjelaskan deret angka.',
      },
    ]),
  }
}

const schedule = {
  type: 'schedule',
  title: 'Jadwal mingguan',
  items: each([
    {
      day: 'Senin, Rabu',
      time: '16.00–18.30',
      programme: 'Bintara POLRI: akademik dan psikotes',
      place: 'Ruang Sudirman',
    },
    {
      day: 'Selasa, Kamis',
      time: '16.00–18.30',
      programme: 'Tamtama dan Bintara TNI: akademik',
      place: 'Ruang Diponegoro',
    },
    { day: 'Jumat', time: '15.30–18.00', programme: 'Jasmani bersama semua program', place: 'Lapangan Rindam' },
    {
      day: 'Sabtu',
      time: '08.00–12.00',
      programme: 'Akpol dan Akmil: TPA dan bahasa Inggris',
      place: 'Ruang Ahmad Yani',
    },
    { day: 'Minggu', time: '06.00–10.00', programme: 'Renang dan simulasi kesamaptaan', place: 'Kolam Tirta Elok' },
  ]),
}

function testimonials({ damar, ayu, yohanes }: Ids) {
  return {
    type: 'testimonials',
    title: 'Mereka sudah lolos',
    items: each([
      {
        name: 'Damar Wicaksana',
        pictureId: damar,
        result: 'Bintara POLRI 2026',
        quote:
          'Nilai lari saya naik dari 48 ke 82 dalam empat bulan. Setiap Minggu ada angkanya, jadi tahu apa yang harus dibenahi.',
      },
      {
        name: 'Ayu Lestari Putri',
        pictureId: ayu,
        result: 'Akpol 2026',
        quote: 'Simulasi wawancaranya lebih tegang daripada aslinya. Waktu pantukhir saya malah tenang.',
      },
      {
        name: 'Yohanes Maran',
        pictureId: yohanes,
        result: 'Bintara TNI AL 2025',
        quote:
          'Saya datang dari Larantuka tanpa bisa berenang. Pelatihnya sabar, delapan minggu kemudian saya lulus tes renang.',
      },
    ]),
  }
}

function gallery({ morningRun, passed, interview, pullUp, classRoom }: Ids) {
  return {
    type: 'gallery',
    title: 'Suasana latihan',
    items: each([
      { pictureId: passed, caption: 'Malam pengumuman angkatan XII' },
      { pictureId: morningRun, caption: 'Lari pagi 3.200 meter' },
      { pictureId: pullUp, caption: 'Pull-up terukur' },
      { pictureId: interview, caption: 'Simulasi wawancara' },
      { pictureId: classRoom, caption: 'Kelas numerik' },
    ]),
  }
}

const faq = {
  type: 'faq',
  title: 'Yang sering ditanyakan',
  items: each([
    {
      question: 'Kapan saya bisa mulai?',
      answer:
        'Kapan saja. Kamu ikut tes awal gratis pada hari Sabtu, lalu masuk kelas yang sesuai pada minggu berikutnya.',
    },
    {
      question: 'Apakah biaya bisa dicicil?',
      answer: 'Bisa, sampai tiga kali tanpa tambahan biaya. Cicilan pertama dibayar sebelum pertemuan pertama.',
    },
    {
      question: 'Tinggi badan saya kurang 1 cm. Masih mungkin?',
      answer:
        'Datang untuk diukur dulu. Cara mengukur sering membuat selisih, dan setiap jalur punya batas yang berbeda.',
    },
    {
      question: 'Apakah ada asrama?',
      answer: 'Ada, untuk 24 siswa dari luar kota, sepuluh menit jalan kaki dari kelas.',
    },
    {
      question: 'Kalau tidak lolos, bagaimana?',
      answer:
        'Kamu boleh ikut satu gelombang lagi tanpa biaya kelas. Kita buka rapor latihanmu dan mulai dari yang paling lemah.',
    },
  ]),
}
