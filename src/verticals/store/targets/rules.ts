import type { Sentence } from '#kernel/problem/problem.ts'
import type { InputField } from '../catalogue/rules.ts'
import type { Absence } from '../providers/adapters/port.ts'

/** What the buyer reads beside the field. */
export const absenceWords: Record<Absence, Sentence> = {
  unknown: {
    id: 'Akun ini tidak ditemukan. Periksa lagi, satu angka pun berpengaruh.',
    en: 'This account was not found. Check it again; every digit counts.',
  },
  'server-mismatch': {
    id: 'Akun ini tidak ada di server itu. Pilih server yang benar.',
    en: 'This account is not on that server. Choose the right one.',
  },
  'not-eligible': {
    id: 'Akun ini tidak dapat menerima produk ini.',
    en: 'This account cannot receive this product.',
  },
}

/** The key of the input that is most likely wrong: what is typed, or for the wrong server what is chosen. */
export function fieldToBlame(inputs: readonly InputField[], reason: Absence): string | null {
  const chosen = ({ type }: InputField) => type === 'server' || type === 'select'
  const server = inputs.find(({ type }) => type === 'server') ?? inputs.find(chosen)
  const typed = inputs.find((field) => !chosen(field))
  const blamed = reason === 'server-mismatch' ? (server ?? typed) : (typed ?? server)
  return blamed?.key ?? null
}
