import type { Permission } from '#kernel/module/manifest.ts'

/** What a reseller does for their own programs; the first is for the person alone. */
export const programPermissions = [
  { code: 'store.reseller.keys', name: { id: 'Reseller: mengelola kunci API', en: 'Reseller: manage API keys' } },
  { code: 'store.reseller.webhooks', name: { id: 'Reseller: mengelola webhook', en: 'Reseller: manage webhooks' } },
  {
    code: 'store.reseller.reveal',
    name: { id: 'Reseller: membuka kode yang terkirim', en: 'Reseller: open delivered codes' },
  },
] as const satisfies readonly Permission[]
export const ownPrograms = programPermissions.map(({ code }) => code)

/** What a key may be given. */
export const KEY_SCOPES = [
  'store.reseller.catalogue',
  'store.reseller.orders',
  'store.reseller.reveal',
  'store.reseller.wallet',
  'store.reseller.webhooks',
] as const
