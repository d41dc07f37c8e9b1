import type { Sentence } from '#kernel/problem/problem.ts'
import type { TemplateName } from './index.ts'

/* What the list of messages says of each: its name, and which sites send it. */

export type About = {
  name: Sentence
  when: Sentence
  realm: 'platform' | 'client' | 'both'
  /** Only sites of this trade send it. */
  trade?: string
}

const of = (realm: About['realm'], name: Sentence, when: Sentence): About => ({ realm, name, when })
const ofStore = (name: Sentence, when: Sentence): About => ({ ...of('client', name, when), trade: 'store' })
const say = (id: string, en: string): Sentence => ({ id, en })

export const about: Record<TemplateName, About> = {
  draft_link: of(
    'platform',
    say('Tautan isian pesanan', 'Link to a begun order'),
    say('Saat calon pembeli meminta tautan untuk melanjutkan isian.', 'When a buyer asks for the link to go on later.'),
  ),
  order_placed: of(
    'platform',
    say('Pesanan diterima', 'Order received'),
    say('Begitu pesanan dibuat.', 'When an order is placed.'),
  ),
  dp_paid: of(
    'platform',
    say('DP diterima', 'Deposit received'),
    say('Begitu DP masuk.', 'When the deposit has arrived.'),
  ),
  settled: of('platform', say('Pesanan lunas', 'Paid in full'), say('Begitu semua lunas.', 'When everything is paid.')),
  site_ready: of(
    'platform',
    say('Situs selesai dibuat', 'Site built'),
    say('Begitu pratinjau dapat dilihat.', 'When the preview can be seen.'),
  ),
  site_live: of(
    'platform',
    say('Situs tampil', 'Site live'),
    say('Begitu situs tampil untuk umum.', 'When the site opens to the public.'),
  ),
  hand_over: of(
    'platform',
    say('Serah terima', 'Hand-over'),
    say('Membawa tautan kata sandi pertama pemilik situs.', "Carries the site owner's first password link."),
  ),
  credit_noted: of(
    'platform',
    say('Kredit tercatat', 'Credit noted'),
    say('Uang masuk telat, dobel, atau tidak pas.', 'Money came late, twice or in another amount.'),
  ),
  refund_done: of(
    'platform',
    say('Dana dikembalikan', 'Refund sent'),
    say('Setelah pengembalian dana dikirim.', 'After a refund was sent.'),
  ),
  site_off: of(
    'platform',
    say('Situs dinonaktifkan', 'Site switched off'),
    say('Saat situs dinonaktifkan.', 'When a site is switched off.'),
  ),
  order_message: of(
    'platform',
    say('Pesan tentang pesanan', 'Message about an order'),
    say('Saat pembeli atau Anda menulis di halaman pesanan.', 'When the buyer or you write on the order page.'),
  ),
  reset_password: of(
    'both',
    say('Atur ulang kata sandi', 'Password reset'),
    say('Saat seseorang lupa kata sandinya.', 'When somebody forgot their password.'),
  ),
  verify_email: of(
    'both',
    say('Pastikan email', 'Confirm email'),
    say('Saat alamat email perlu dipastikan.', 'When an email address needs confirming.'),
  ),
  invitation: of(
    'both',
    say('Undangan tim', 'Team invitation'),
    say('Saat anggota tim diundang.', 'When a team member is invited.'),
  ),
  sign_in_link: of(
    'both',
    say('Tautan masuk', 'Sign-in link'),
    say('Saat seseorang minta masuk tanpa kata sandi.', 'When somebody asks to sign in without a password.'),
  ),
  registration_received: of(
    'client',
    say('Pendaftar baru', 'New registration'),
    say('Untuk Anda dan tim, begitu ada yang mendaftar.', 'To you and your team, when somebody registers.'),
  ),
  registration_confirmed: of(
    'client',
    say('Pendaftaran diterima', 'Registration received'),
    say('Untuk pendaftar, begitu formulirnya masuk.', 'To the registrant, when their form has arrived.'),
  ),
  store_order_placed: ofStore(
    say('Pesanan menunggu pembayaran', 'Order awaits payment'),
    say('Untuk pembeli, begitu pesanan dibuat.', 'To the buyer, when an order is made.'),
  ),
  store_order_paid: ofStore(
    say('Pembayaran masuk', 'Payment received'),
    say('Untuk pembeli, begitu pembayaran masuk.', 'To the buyer, when the payment has arrived.'),
  ),
  store_order_delivered: ofStore(
    say('Pesanan terkirim', 'Order delivered'),
    say('Untuk pembeli, begitu semua siap dibuka.', 'To the buyer, when everything is ready.'),
  ),
  store_order_partial: ofStore(
    say('Pesanan terkirim sebagian', 'Order delivered in part'),
    say('Untuk pembeli, bila sebagian menjadi kredit.', 'To the buyer, when a part became credit.'),
  ),
  store_order_link: ofStore(
    say('Tautan pesanan', 'Link to an order'),
    say('Saat pembeli memakai Cek Transaksi.', 'When a buyer looks an order up.'),
  ),
  store_invite_sent: ofStore(
    say('Undangan dikirim', 'Invitation sent'),
    say('Untuk pembeli, begitu undangan dikirim.', 'To the buyer, when the invitation was sent.'),
  ),
  store_invite_accepted: ofStore(
    say('Undangan diterima', 'Invitation accepted'),
    say('Untuk pembeli, setelah undangan diterima.', 'To the buyer, after it was accepted.'),
  ),
  store_invite_attention: ofStore(
    say('Undangan perlu diperiksa', 'Invitation needs attention'),
    say('Untuk pembeli, bila undangan ditolak atau kedaluwarsa.', 'To the buyer, when it was refused or expired.'),
  ),
  store_credit_noted: ofStore(
    say('Kredit toko tercatat', 'Store credit noted'),
    say('Untuk pembeli, bila uangnya menjadi kredit.', 'To the buyer, when money became credit.'),
  ),
  store_credit_returned: ofStore(
    say('Dana pembeli dikembalikan', 'Money returned to the buyer'),
    say('Setelah kredit dikirim kembali.', 'After credit was sent back.'),
  ),
  store_warranty_answered: ofStore(
    say('Klaim garansi dijawab', 'Warranty claim answered'),
    say('Untuk pembeli, begitu klaim diputuskan.', 'To the buyer, when a claim is decided.'),
  ),
  store_secret_changed: ofStore(
    say('Data masuk berubah', 'Sign-in changed'),
    say(
      'Untuk pembeli akun berbagi, bila kata sandinya diganti.',
      'To buyers of a shared account, when its password changes.',
    ),
  ),
  store_batch_recalled: ofStore(
    say('Pesan tentang stok bermasalah', 'Message about a bad batch'),
    say('Saat Anda menulis kepada pembeli yang terkena.', 'When you write to the buyers concerned.'),
  ),
  store_ending_soon: ofStore(
    say('Langganan hampir berakhir', 'Subscription ends soon'),
    say('Tiga hari sebelum masa pakai berakhir.', 'Three days before it ends.'),
  ),
  store_points_ending: ofStore(
    say('Poin hampir berakhir', 'Points end soon'),
    say('Untuk anggota, dua minggu sebelum poinnya berakhir.', 'To members, two weeks before their points end.'),
  ),
  store_restocked: ofStore(
    say('Barang tersedia lagi', 'Available again'),
    say('Untuk yang menunggu, begitu stok diisi.', 'To those who wait, when stock is filled up.'),
  ),
  store_flash_turn: ofStore(
    say('Giliran flash sale', 'Turn in a flash sale'),
    say('Saat giliran antrean tiba.', 'When a turn in the queue comes.'),
  ),
  store_stock_low: ofStore(
    say('Stok menipis', 'Stock low'),
    say('Untuk Anda, sekali setiap stok mencapai batasnya.', 'To you, once when stock reaches its limit.'),
  ),
  store_product_paused: ofStore(
    say('Produk berhenti sementara', 'Product paused'),
    say('Untuk Anda, bila kuota penyedia habis.', 'To you, when a provider is used up.'),
  ),
  store_webhook_disabled: ofStore(
    say('Webhook reseller dimatikan', 'Webhook of a reseller switched off'),
    say('Untuk reseller, bila alamatnya tidak menjawab.', 'To a reseller whose address does not answer.'),
  ),
  store_claim_opened: ofStore(
    say('Klaim garansi baru', 'New warranty claim'),
    say('Untuk Anda, begitu pembeli melapor.', 'To you, when a buyer reports a problem.'),
  ),
  store_member_confirm: ofStore(
    say('Selesaikan pendaftaran', 'Finish signing up'),
    say('Saat seseorang mendaftar sebagai anggota toko.', 'When somebody signs up as a member of the shop.'),
  ),
  store_member_known: ofStore(
    say('Email sudah terdaftar', 'Address already known'),
    say('Saat seseorang mendaftar dengan email yang sudah punya akun.', 'When somebody signs up with a known address.'),
  ),
  store_reseller_decided: ofStore(
    say('Keputusan tentang reseller', 'Decision about a reseller'),
    say('Untuk reseller, begitu Anda memutuskan.', 'To the reseller, when you have decided.'),
  ),
  store_reseller_waiting: ofStore(
    say('Reseller menunggu Anda', 'A reseller waits for you'),
    say('Untuk Anda, begitu ada pengajuan atau penarikan.', 'To you, when somebody applies or asks for a withdrawal.'),
  ),
  store_wallet_low: ofStore(
    say('Saldo reseller menipis', 'Wallet low'),
    say('Untuk reseller, di bawah batas yang ia tentukan.', 'To the reseller, below the sum they have set.'),
  ),
  store_reseller_tier: ofStore(
    say('Tingkat reseller berubah', 'Level of a reseller changed'),
    say(
      'Untuk reseller, begitu tingkatnya naik atau diubah.',
      'To the reseller, when their level rises or is changed.',
    ),
  ),
  store_key_revoked: ofStore(
    say('Kunci API dicabut toko', 'API key revoked by the shop'),
    say('Untuk reseller, begitu Anda mencabut kuncinya.', 'To the reseller, when you revoke a key of theirs.'),
  ),
  store_withdrawal_decided: ofStore(
    say('Penarikan diputuskan', 'Withdrawal decided'),
    say('Untuk reseller, begitu ditransfer atau ditolak.', 'To the reseller, when it is transferred or refused.'),
  ),
}
