import type { Sentence } from '#kernel/problem/problem.ts'
import type { TemplateName } from './index.ts'

/* What the list of messages says of each: its name, and which sites send it. */

export type About = { name: Sentence; when: Sentence; realm: 'platform' | 'client' | 'both' }

const of = (realm: About['realm'], name: Sentence, when: Sentence): About => ({ realm, name, when })
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
    say('Pastikan email', 'Confirm e-mail'),
    say('Saat alamat email perlu dipastikan.', 'When an e-mail address needs confirming.'),
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
}
