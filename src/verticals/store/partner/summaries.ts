/* What each call of the reseller's API does, in Indonesian; English stands with the operation itself. */

/** By method and path below the API's root. */
export const SUMMARIES: Readonly<Record<string, string>> = {
  'get /reseller/products':
    'Barang yang dijual dengan hargamu, stoknya, dan isian yang diminta; atau hanya yang berubah sejak waktu tertentu.',
  'post /reseller/orders':
    'Membuat pesanan. refId yang sama selalu pesanan yang sama, dengan jawaban yang sama persis.',
  'get /reseller/orders': 'Pesananmu, yang terbaru dulu.',
  'get /reseller/orders/{id}': 'Satu pesananmu, keadaannya sekarang.',
  'get /reseller/order-refs/{refId}': 'Pesanan dengan refId darimu, keadaannya sekarang.',
  'post /reseller/orders/{id}/deliveries/{deliveryId}/reveals':
    'Membuka isi yang sudah dikirim; setiap kali dibuka dicatat.',
  'post /reseller/orders/{id}/claims':
    'Klaim garansi untuk satu unit; langsung dijawab dengan pengganti kalau toko mengizinkannya.',
  'get /reseller/wallet': 'Saldomu di toko ini.',
  'get /reseller/points': 'Poinmu: berapa, dan bisa dipakai untuk apa.',
  'get /reseller/wallet/entries': 'Mutasi saldomu, yang terbaru dulu.',
  'post /reseller/topups': 'Membuat QRIS untuk mengisi saldomu.',
  'get /reseller/topups/{id}': 'Keadaan satu isi saldo.',
  'post /reseller/target-checks': 'Menanyakan nama pemilik akun sebelum memesan; jawabannya tidak disimpan.',
  'get /reseller/description': 'Semua yang bisa dipanggil program di sini, dan seberapa sering.',
  'get /reseller/test-side': 'Yang bisa dicoba dengan kunci uji, saldonya, dan percobaan terakhir.',
  'post /reseller/test-refills': 'Hanya kunci uji: mengisi lagi saldo uji dan stok uji tanpa membayar.',
  'post /reseller/test-payments': 'Hanya kunci uji: membayar tagihan QRIS sebuah pesanan uji.',
  'post /reseller/test-topup-payments': 'Hanya kunci uji: membayar QRIS sebuah isi saldo uji.',
  'get /reseller/webhooks': 'Alamat webhook milikmu dan keadaannya.',
  'post /reseller/webhooks': 'Menambah alamat; rahasia untuk tanda tangannya hanya ditampilkan di sini.',
  'put /reseller/webhooks/{id}': 'Mengubah nama, alamat, dan jenis kejadian.',
  'put /reseller/webhooks/{id}/activity':
    'Menyalakan atau mematikan alamat. Yang sedang dikirim ke alamat yang dimatikan berhenti, dan bisa dikirim ulang.',
  'post /reseller/webhooks/{id}/secrets': 'Membuat rahasia baru; yang lama ikut menandatangani selama beberapa jam.',
  'delete /reseller/webhooks/{id}': 'Menghapus alamat beserta catatannya.',
  'post /reseller/webhooks/{id}/tests': 'Mengirim kejadian percobaan; jawabannya menyebut pengirimannya.',
  'post /reseller/webhooks/{id}/resends':
    'Mengirim ulang semua yang tidak sampai sejak waktu itu, paling banyak 500 kejadian.',
  'get /reseller/webhook-deliveries': 'Yang sudah dikabarkan dan hasilnya, yang terbaru dulu.',
  'get /reseller/webhook-deliveries/{id}': 'Isi yang dikirim, dan setiap percobaan dengan 2 KB pertama jawabannya.',
  'post /reseller/webhook-deliveries/{id}/resends':
    'Mengirim ulang satu pesan dengan id yang sama, dengan jadwal percobaan dari awal.',
}
