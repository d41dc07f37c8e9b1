import { parse } from 'tldts'
import type { Sentence } from '#kernel/problem/problem.ts'

/** A name of their own that somebody wishes for: what is registered of it, or why that cannot be. */
export type Wish = { ok: true; domain: string; hint: Sentence | null } | { ok: false; why: Sentence }

const say = (id: string, en: string): Sentence => ({ id, en })

const MALFORMED = say(
  'Tulis nama domain lengkap, misalnya bimbelgaruda.com atau bimbelgaruda.id.',
  'Write a whole domain name, such as bimbelgaruda.com or bimbelgaruda.id.',
)
const UNKNOWN_ENDING = say(
  'Akhiran domain ini tidak dikenal. Contoh yang lazim: .com, .id, .sch.id.',
  'This ending does not exist. Common ones are .com, .id and .sch.id.',
)
const OURS = say(
  'Alamat ini sudah termasuk dalam paket. Isi kolom ini hanya untuk domain sendiri.',
  'That address is part of the package. Use this field only for a domain of your own.',
)
const GOVERNMENT = say(
  'Akhiran ini khusus lembaga pemerintah dan tidak dapat didaftarkan untuk usaha.',
  'This ending is for government bodies and cannot be registered for a business.',
)

/**
 * What PANDI, the registry of .id, usually asks for below each ending. General knowledge, and worded as such: the
 * registrar has the last word.
 */
const PAPERS: Record<string, Sentence> = {
  id: say(
    'Akhiran .id terbuka untuk umum; biasanya cukup KTP.',
    '.id is open to everyone; an identity card is usually enough.',
  ),
  'my.id': say('Untuk .my.id biasanya diminta KTP.', '.my.id usually asks for an identity card.'),
  'web.id': say('Untuk .web.id biasanya diminta KTP.', '.web.id usually asks for an identity card.'),
  'biz.id': say(
    'Untuk .biz.id biasanya diminta KTP dan NPWP pemilik usaha.',
    '.biz.id usually asks for the owner’s identity card and tax number.',
  ),
  'co.id': say(
    'Untuk .co.id biasanya diminta akta perusahaan, NIB, dan NPWP badan.',
    '.co.id usually asks for the company’s deed, business number (NIB) and tax number.',
  ),
  'or.id': say(
    'Untuk .or.id biasanya diminta akta organisasi atau yayasan.',
    '.or.id usually asks for the deed of an organisation or foundation.',
  ),
  'sch.id': say(
    'Untuk .sch.id biasanya diminta izin sekolah atau lembaga kursus dan surat kepala lembaga.',
    '.sch.id usually asks for the licence of a school or course provider and a letter of its head.',
  ),
  'ac.id': say(
    'Akhiran .ac.id untuk perguruan tinggi dengan izin pendirian.',
    '.ac.id is for universities with a founding licence.',
  ),
  'ponpes.id': say(
    'Akhiran .ponpes.id untuk pesantren dengan izin Kementerian Agama.',
    '.ponpes.id is for Islamic boarding schools licensed by the ministry.',
  ),
}
const NOT_FOR_BUSINESS = new Set(['go.id', 'mil.id', 'desa.id', 'net.id'])

/**
 * Reads a wish as people write it (`https://www.Bimbelku.com/`) down to the name that would be registered. `own` is the
 * platform's own domain.
 */
export function readWish(text: string, own: string): Wish {
  const host = hostOf(text)
  if (!host) return { ok: false, why: MALFORMED }
  if (host === own || host.endsWith(`.${own}`)) return { ok: false, why: OURS }
  const { domain, publicSuffix, isIcann, isIp } = parse(host, { allowPrivateDomains: false })
  if (isIp || !publicSuffix || !domain) return { ok: false, why: MALFORMED }
  if (!isIcann) return { ok: false, why: UNKNOWN_ENDING }
  if (NOT_FOR_BUSINESS.has(publicSuffix)) return { ok: false, why: GOVERNMENT }
  if (!domain.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)))
    return { ok: false, why: MALFORMED }
  return { ok: true, domain, hint: PAPERS[publicSuffix] ?? null }
}

/** The host that was meant, in lower case and ASCII; null where there is none. */
function hostOf(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/?#].*$/s, '')
  if (bare.length < 3 || bare.length > 253 || /[\s@:]/.test(bare) || !URL.canParse(`http://${bare}`)) return null
  return new URL(`http://${bare}`).hostname.replace(/\.$/, '')
}
