import type { PictureName } from './pictures.ts'

type Article = { slug: string; title: string; summary: string; body: string; daysAgo: number; published: boolean }

/** What the demo school has written, the newest first. */
export const articles: readonly Article[] = [
  {
    slug: 'lima-berkas-yang-sering-tertinggal',
    title: 'Lima berkas yang paling sering tertinggal',
    daysAgo: 4,
    published: true,
    summary: 'Daftar pendek yang menyelamatkan hari pendaftaranmu, lengkap dengan cara mengurusnya.',
    body: `Setiap gelombang selalu ada siswa yang harus pulang karena satu lembar kertas. Ini lima yang paling sering tertinggal.

## Akta dan kartu keluarga yang beda ejaan

Periksa nama orang tua huruf demi huruf. Kalau berbeda, urus pembetulan di Dukcapil sekarang juga; prosesnya bisa dua minggu.

## Ijazah yang belum dilegalisasi

Minta legalisasi di sekolah asal, **paling sedikit tiga lembar**. Untuk lulusan tahun ini, surat keterangan lulus biasanya masih diterima.

## SKCK yang sudah lewat masa berlakunya

Masa berlakunya enam bulan. Catat tanggal berakhirnya di kalender.

## Surat kesehatan dari tempat yang tepat

Tidak semua klinik diterima. Tanyakan dulu kepada panitia atau pembimbingmu.

## Pasfoto dengan latar yang salah

Warna latar berbeda untuk tiap jalur. Cetak sekaligus dua warna, murah dan aman.`,
  },
  {
    slug: 'nilai-lari-3200-meter',
    title: 'Menaikkan nilai lari 3.200 meter dalam delapan minggu',
    daysAgo: 11,
    published: true,
    summary: 'Program yang dipakai siswa kami, dari tiga kali lari santai sampai latihan jeda.',
    body: `Kebanyakan siswa berlari terlalu cepat pada hari latihan, lalu terlalu lambat pada hari tes. Kuncinya membagi usaha.

## Minggu 1–3: bangun dasar

- Tiga kali seminggu, 25–35 menit, pelan. Kamu masih bisa mengobrol.
- Tambahkan lima menit setiap minggu.

## Minggu 4–6: jeda

Sekali seminggu lari **6 × 400 meter** dengan istirahat jalan kaki 200 meter. Dua hari lain tetap pelan.

## Minggu 7–8: rasa lomba

Sekali seminggu lari 2.400 meter dengan kecepatan tes. Tiga hari sebelum tes cukup jalan dan peregangan.

> Catat waktu setiap latihan. Angka kecil yang turun sedikit demi sedikit adalah penyemangat terbaik.`,
  },
  {
    slug: 'kecermatan-tenang-lebih-dulu',
    title: 'Kecermatan: tenang lebih dulu, cepat kemudian',
    daysAgo: 23,
    published: true,
    summary: 'Cara berlatih tes kecermatan tanpa panik, sepuluh menit sehari.',
    body: `Tes kecermatan mengukur apakah kamu *stabil*, bukan hanya cepat. Grafik yang naik turun tajam lebih merugikan daripada grafik yang sedang tetapi rata.

## Sepuluh menit sehari

1. Satu kolom tanpa waktu, sampai tidak ada yang salah.
2. Tiga kolom dengan waktu longgar.
3. Satu kolom dengan waktu tes.

## Kalau tertinggal

Jangan mengejar. Tarik napas, selesaikan soal yang ada di depan mata, lalu pindah kolom bersama aba-aba.

Kelas psikotes kami berlatih setiap Senin dan Rabu; [lihat jadwalnya](/#jadwal).`,
  },
  {
    slug: 'catatan-renang',
    title: 'Belajar renang dari nol untuk jalur TNI AL',
    daysAgo: 1,
    published: false,
    summary: 'Catatan pelatih, masih disusun.',
    body: 'Minggu pertama hanya soal napas dan mengapung.',
  },
]

/** The pictures at their heads, by slug. */
export const covers: Readonly<Record<string, PictureName>> = {
  'lima-berkas-yang-sering-tertinggal': 'interview',
  'nilai-lari-3200-meter': 'morningRun',
  'kecermatan-tenang-lebih-dulu': 'classRoom',
}
