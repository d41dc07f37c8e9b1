import { defineModule } from '#kernel/module/manifest.ts'
import { offer } from './offer.ts'
import { pages } from './pages.ts'

export const store = defineModule({
  name: 'store',
  kind: 'vertical',
  needs: ['tenancy', 'identity', 'audit', 'ledger', 'payments', 'files', 'notifications'],
  offer,
  permissions: [
    { code: 'store.catalogue.manage', name: { id: 'Mengelola produk dan harga', en: 'Manage products and prices' } },
    { code: 'store.inventory.read', name: { id: 'Melihat stok', en: 'See stock' } },
    { code: 'store.inventory.manage', name: { id: 'Mengelola stok', en: 'Manage stock' } },
    { code: 'store.orders.read', name: { id: 'Melihat pesanan', en: 'See orders' } },
    { code: 'store.orders.manage', name: { id: 'Menangani pesanan', en: 'Handle orders' } },
    { code: 'store.secrets.reveal', name: { id: 'Melihat kode yang terkirim', en: 'See delivered codes' } },
    { code: 'store.money.manage', name: { id: 'Mengembalikan uang', en: 'Return money' } },
    { code: 'store.providers.manage', name: { id: 'Mengelola penyedia', en: 'Manage providers' } },
    { code: 'store.site.manage', name: { id: 'Mengelola isi toko', en: 'Manage the shop content' } },
    { code: 'store.settings.manage', name: { id: 'Mengubah pengaturan toko', en: 'Change shop settings' } },
  ],
  roles: [
    {
      code: 'owner',
      name: { id: 'Pemilik', en: 'Owner' },
      permissions: [
        'store.catalogue.manage',
        'store.inventory.read',
        'store.inventory.manage',
        'store.orders.read',
        'store.orders.manage',
        'store.secrets.reveal',
        'store.money.manage',
        'store.providers.manage',
        'store.site.manage',
        'store.settings.manage',
        'branding.kit.manage',
        'audit.entries.read',
        'notifications.messages.read',
        'notifications.messages.retry',
        'notifications.templates.manage',
        'payments.read',
        'identity.people.read',
        'identity.people.invite',
        'identity.people.suspend',
        'identity.roles.grant',
        'identity.roles.edit',
        'identity.keys.manage',
      ],
    },
    {
      code: 'staff',
      name: { id: 'Staf layanan', en: 'Service staff' },
      permissions: ['store.orders.read', 'store.orders.manage', 'store.inventory.read'],
    },
  ],
  operations: {},
  pages,
})
