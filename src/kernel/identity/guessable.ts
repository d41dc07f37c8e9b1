import type { Sentence } from '../problem/problem.ts'

/** Words that very many passwords consist of, here and elsewhere, when digits and signs around them are left out. */
const COMMON_WORDS = new Set(
  `password passwd passw passwordpassword katasandi sandi rahasia rahasiaku admin administrator adminadmin root user guest
  test testing qwerty qwertyuiop qwertyuiopasdf asdfghjkl asdfghjklzxcvbnm zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc
  letmein letmeinnow welcome welcomeback iloveyou iloveyouu iloveu monkey dragon master sunshine princess football
  baseball superman batman shadow michael jennifer jessica charlie trustno changeme default login secret whatever
  starwars computer internet samsung google facebook instagram whatsapp youtube android iphone abc abcd abcde abcdef
  abcdefg abcdefgh abcdefghij abcabc hello helloworld freedom mustang pokemon naruto spiderman minecraft blink
  sayang sayangku sayangkamu sayangmama sayangibu akusayangkamu akusayangmama cinta cintaku cintakamu akucintakamu
  akucinta bismillah bismillahirrahmanirrahim alhamdulillah alhamdulilah subhanallah masyaallah insyaallah allahuakbar
  assalamualaikum allah muhammad islam muslim indonesia indonesiaku indonesiaraya merdeka garuda pancasila jakarta
  bandung surabaya semarang yogyakarta jogja medan makassar malang bekasi tangerang palembang denpasar bali persib
  persija persebaya arema anjing bangsat bajingan kucing ganteng cantik gantengbanget cantikbanget keluarga keluargaku
  mama papa ayah ibu bunda mamapapa ayahbunda anakku kakak adik sahabat temen pacar doraemon raffi agus budi siti
  dewi putri putra wahyu dian rizky rizki andi ahmad setiawan nugroho semangat sukses selamat terimakasih kontol
  memek gudang juragan ruko bimbel toko warung kasir pemilik owner`.split(/\s+/),
)
const ROWS = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' }

const common: Sentence = {
  id: 'Kata sandi ini terlalu umum dan mudah ditebak. Pakai beberapa kata yang tidak berhubungan.',
  en: 'This password is too common and easy to guess. Use several words that do not belong together.',
}
const personal: Sentence = {
  id: 'Kata sandi tidak boleh berisi nama atau email Anda saja.',
  en: 'The password must not merely be your name or email address.',
}

/** Why this password would be guessed first, or null when it is not among those. */
export function guessable(password: string, person: { email: string; name: string }): Sentence | null {
  const plain = password.normalize('NFKC').toLowerCase()
  const core = coreOf(plain)
  const own = [
    person.email,
    ...person.email.split(/[@.]/),
    person.email.split('@')[0]!,
    person.name,
    ...person.name.split(' '),
  ].map(coreOf)
  if (plain === person.email || (core.length > 2 && own.includes(core))) return personal
  if (core === '' || /^(.{1,4}?)\1+$/.test(plain) || ROWS.some((row) => row.includes(plain))) return common
  return [core, coreOf(unleet(plain))].some((word) => isCommon(word)) ? common : null
}

/** The word itself, or the word written several times. */
function isCommon(core: string): boolean {
  const repeated = /^(.+?)\1*$/.exec(core)
  return COMMON_WORDS.has(core) || COMMON_WORDS.has(repeated?.[1] ?? '')
}

/** Only the letters, because `rahasia123!` is guessed right after `rahasia`. */
function coreOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replaceAll(/[\s._-]/g, '')
}

function unleet(plain: string): string {
  return plain.replace(/\d{2,}$/, '').replaceAll(/[013457@$]/g, (sign) => LEET[sign]!)
}
