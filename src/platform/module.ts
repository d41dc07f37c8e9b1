import { z } from 'zod'
import { defineModule } from '#kernel/module/manifest.ts'
import * as billing from './billing/operations.ts'
import { noteRefunded, noteRefundRefused } from './billing/returns.ts'
import { allot } from './billing/service.ts'
import * as consoleDocuments from './console/documents.ts'
import * as failedJobs from './console/jobs/operations.ts'
import * as consoleOperations from './console/operations.ts'
import * as overview from './console/overview/operations.ts'
import * as consolePayments from './console/payments/operations.ts'
import * as sites from './console/sites/operations.ts'
import { sitemap } from './content/documents.ts'
import * as content from './content/operations.ts'
import * as conversation from './conversation/operations.ts'
import * as customers from './customers/operations.ts'
import { welcomeCustomer } from './customers/service.ts'
import * as domains from './domains/operations.ts'
import * as draftDocuments from './drafts/documents.ts'
import { sweepDrafts } from './drafts/jobs.ts'
import * as drafts from './drafts/operations.ts'
import * as jobs from './jobs.ts'
import { pages } from './pages.ts'
import * as portal from './portal/operations.ts'
import * as papers from './receipts/documents.ts'
import * as provisioning from './provisioning/operations.ts'
import { PlatformSettings } from './settings.ts'

const order = { orderId: z.uuid() }
const site = { ...order, siteTenantId: z.uuid() }

export const platform = defineModule({
  name: 'platform',
  kind: 'platform',
  needs: ['tenancy', 'identity', 'audit', 'ledger', 'payments', 'notifications', 'files'],
  permissions: [
    { code: 'platform.orders.read', name: { id: 'Melihat pesanan', en: 'See orders' } },
    { code: 'platform.orders.answer', name: { id: 'Menjawab pesan pembeli', en: 'Answer buyers' } },
    {
      code: 'platform.orders.approve',
      name: { id: 'Menyetujui pembuatan situs', en: 'Approve the building of sites' },
    },
    {
      code: 'platform.sites.switch',
      name: { id: 'Mengaktifkan dan menonaktifkan situs', en: 'Switch sites on and off' },
    },
    { code: 'platform.credits.refund', name: { id: 'Mengembalikan kredit', en: 'Return credits' } },
    {
      code: 'platform.contents.manage',
      name: { id: 'Mengubah isi portal dan harga', en: 'Edit the portal and prices' },
    },
    { code: 'platform.jobs.manage', name: { id: 'Mengulang pekerjaan yang gagal', en: 'Try failed work again' } },
    { code: 'platform.settings.manage', name: { id: 'Mengubah pengaturan platform', en: 'Change platform settings' } },
  ],
  roles: [
    {
      code: 'owner',
      name: { id: 'Pemilik', en: 'Owner' },
      permissions: [
        'platform.orders.read',
        'platform.orders.answer',
        'platform.orders.approve',
        'platform.sites.switch',
        'platform.credits.refund',
        'platform.contents.manage',
        'platform.jobs.manage',
        'platform.settings.manage',
        'payments.read',
        'audit.entries.read',
        'ledger.read',
        'notifications.messages.read',
        'notifications.messages.retry',
        'notifications.templates.manage',
        'notifications.outbox.read',
        'identity.people.read',
        'identity.people.invite',
        'identity.people.suspend',
        'identity.roles.grant',
        'identity.roles.edit',
        'identity.keys.manage',
      ],
    },
    {
      code: 'support',
      name: { id: 'Layanan pelanggan', en: 'Support' },
      permissions: ['platform.orders.read', 'platform.orders.answer', 'payments.read', 'notifications.messages.read'],
    },
    /** Whoever ordered: signs in by a mailed link and sees the own orders, which asks for no permission. */
    { code: 'customer', name: { id: 'Pelanggan', en: 'Customer' }, permissions: [] },
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
    'platform.order_placed': welcomeCustomer,
    'payments.captured': allot,
    'payments.refunded': noteRefunded,
    'payments.refund_refused': noteRefundRefused,
  },
  jobs: { ...jobs, sweepDrafts },
  nightly: ['sweepDrafts'],
  operations: {
    ...portal,
    ...content,
    ...billing,
    ...domains,
    ...drafts,
    ...provisioning,
    ...conversation,
    ...customers,
    ...overview,
    ...consoleOperations,
    ...consolePayments,
    ...sites,
    ...failedJobs,
  },
  documents: { ...draftDocuments, ...papers, ...consoleDocuments, sitemap },
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
      search: 'q',
    },
    {
      path: 'console/sites',
      name: { id: 'Situs', en: 'Sites' },
      can: 'platform.orders.read',
      rank: 21,
      icon: 'sites',
      search: 'q',
    },
    {
      path: 'console/content',
      name: { id: 'Isi portal', en: 'Portal content' },
      can: 'platform.contents.manage',
      rank: 25,
      icon: 'page',
    },
    {
      path: 'console/payments',
      name: { id: 'Pembayaran', en: 'Payments' },
      can: 'payments.read',
      rank: 30,
      icon: 'money',
      search: 'q',
    },
    { path: 'console/ledger', name: { id: 'Pembukuan', en: 'Ledger' }, can: 'ledger.read', rank: 31, icon: 'book' },
    {
      path: 'console/jobs',
      name: { id: 'Pekerjaan gagal', en: 'Failed jobs' },
      can: 'platform.jobs.manage',
      rank: 82,
      icon: 'retry',
      group: 'records',
    },
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
