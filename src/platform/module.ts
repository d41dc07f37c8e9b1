import { z } from 'zod'
import { defineModule } from '#kernel/module/manifest.ts'
import * as billing from './billing/operations.ts'
import { noteRefunded, noteRefundRefused } from './billing/returns.ts'
import { allot } from './billing/service.ts'
import * as consoleOperations from './console/operations.ts'
import * as domains from './domains/operations.ts'
import * as jobs from './jobs.ts'
import { pages } from './pages.ts'
import * as portal from './portal/operations.ts'
import { PlatformSettings } from './settings.ts'

const order = { orderId: z.uuid() }
const site = { ...order, siteTenantId: z.uuid() }

export const platform = defineModule({
  name: 'platform',
  kind: 'platform',
  needs: ['tenancy', 'identity', 'audit', 'ledger', 'payments', 'notifications'],
  permissions: [
    { code: 'platform.orders.read', name: { id: 'Melihat pesanan', en: 'See orders' } },
    {
      code: 'platform.orders.approve',
      name: { id: 'Menyetujui pembuatan situs', en: 'Approve the building of sites' },
    },
    {
      code: 'platform.sites.switch',
      name: { id: 'Mengaktifkan dan menonaktifkan situs', en: 'Switch sites on and off' },
    },
    { code: 'platform.credits.refund', name: { id: 'Mengembalikan kredit', en: 'Return credits' } },
    { code: 'platform.settings.manage', name: { id: 'Mengubah pengaturan platform', en: 'Change platform settings' } },
  ],
  roles: [
    {
      code: 'owner',
      name: { id: 'Pemilik', en: 'Owner' },
      permissions: [
        'platform.orders.read',
        'platform.orders.approve',
        'platform.sites.switch',
        'platform.credits.refund',
        'platform.settings.manage',
        'audit.entries.read',
        'ledger.read',
        'notifications.messages.read',
        'notifications.messages.retry',
        'identity.people.read',
        'identity.people.invite',
        'identity.people.suspend',
        'identity.roles.grant',
      ],
    },
    {
      code: 'support',
      name: { id: 'Layanan pelanggan', en: 'Support' },
      permissions: ['platform.orders.read', 'notifications.messages.read'],
    },
  ],
  facts: {
    'platform.order_placed': z.object({ ...order, totalIdr: z.int() }),
    'platform.invoice_paid': z.object({ ...order, invoiceId: z.uuid(), amountIdr: z.int() }),
    'platform.credit_noted': z.object({ ...order, amountIdr: z.int(), reason: z.string() }),
    'platform.site_built': z.object(site),
    'platform.site_went_live': z.object(site),
    'platform.site_switched_off': z.object(site),
  },
  on: {
    'payments.captured': allot,
    'payments.refunded': noteRefunded,
    'payments.refund_refused': noteRefundRefused,
  },
  jobs: { ...jobs },
  operations: { ...portal, ...billing, ...domains, ...consoleOperations },
  pages,
  settings: PlatformSettings,
  menu: [
    {
      path: 'console',
      name: { id: 'Beranda', en: 'Home' },
      can: 'platform.orders.read',
      rank: 10,
      icon: 'home',
    },
    {
      path: 'console/orders',
      name: { id: 'Pesanan', en: 'Orders' },
      can: 'platform.orders.read',
      rank: 20,
      icon: 'orders',
    },
    { path: 'console/ledger', name: { id: 'Pembukuan', en: 'Ledger' }, can: 'ledger.read', rank: 50, icon: 'book' },
    {
      path: 'console/notifications',
      name: { id: 'Pesan keluar', en: 'Messages' },
      can: 'notifications.messages.read',
      rank: 60,
      icon: 'bell',
    },
    { path: 'console/audit', name: { id: 'Audit', en: 'Audit' }, can: 'audit.entries.read', rank: 80, icon: 'audit' },
    {
      path: 'console/settings',
      name: { id: 'Pengaturan', en: 'Settings' },
      can: 'platform.settings.manage',
      rank: 90,
      icon: 'settings',
    },
  ],
  controls: () => import('./controls.ts'),
})
