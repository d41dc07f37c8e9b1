import { problem } from '#kernel/problem/problem.ts'

export const adapterUnknown = problem('adapter-unknown', 422, {
  id: 'Jenis penyedia ini tidak tersedia.',
  en: 'This kind of provider is not available.',
})
export const providerInUse = problem('provider-in-use', 409, {
  id: 'Penyedia ini sudah dipakai produk atau pesanan. Matikan saja.',
  en: 'Products or orders use this provider. Switch it off instead.',
})
export const accountInUse = problem('account-in-use', 409, {
  id: 'Akun ini sudah pernah mengirim undangan. Matikan saja.',
  en: 'This account has sent invitations. Switch it off instead.',
})
export const accountsNotNeeded = problem('accounts-not-needed', 422, {
  id: 'Penyedia yang dikerjakan staf tidak memakai akun.',
  en: 'A provider that staff works off has no accounts.',
})
