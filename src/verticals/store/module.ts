import { atOnce, defineModule, type Job } from '#kernel/module/manifest.ts'
import { together } from '#kernel/module/together.ts'
import type { Document } from '#kernel/http/document.ts'
import type { Operation } from '#kernel/http/operation.ts'
import { acts } from './acts.ts'
import { botDialects } from './bots/dialects.ts'
import * as bots from './bots/operations.ts'
import * as catalogueDocuments from './catalogue/documents.ts'
import * as catalogueEditing from './catalogue/edit-operations.ts'
import * as catalogue from './catalogue/operations.ts'
import { stockFacts } from './inventory/facts.ts'
import * as inventoryJobs from './inventory/jobs.ts'
import * as inventory from './inventory/operations.ts'
import * as inviteJobs from './invites/jobs.ts'
import * as invites from './invites/operations.ts'
import { facts as deliveryFacts } from './notices/facts.ts'
import * as noticeJobs from './notices/jobs.ts'
import { listeners } from './notices/listeners.ts'
import * as cashback from './cashback/operations.ts'
import * as checkout from './checkout/operations.ts'
import * as closingDocuments from './closing/documents.ts'
import * as closingJobs from './closing/jobs.ts'
import * as closing from './closing/operations.ts'
import * as credits from './credits/operations.ts'
import { noteRefunded, noteRefundRefused } from './credits/service.ts'
import * as deskDocuments from './desk/documents.ts'
import * as deskJobs from './desk/jobs.ts'
import * as desk from './desk/operations.ts'
import * as downloadDocuments from './downloads/documents.ts'
import * as downloads from './downloads/operations.ts'
import { orderFacts } from './facts.ts'
import * as handOver from './fulfilment/operations.ts'
import * as goodsDocuments from './goods/documents.ts'
import * as goods from './goods/operations.ts'
import * as jobs from './jobs.ts'
import { memberFacts } from './members/facts.ts'
import * as memberJobs from './members/jobs.ts'
import { memberListeners } from './members/listeners.ts'
import * as members from './members/operations.ts'
import { offer } from './offer.ts'
import { hearMoney } from './captured.ts'
import * as orderDesk from './orders/admin-operations.ts'
import * as orders from './orders/operations.ts'
import { outletAnswers } from './outlets/answers.ts'
import { pages } from './pages.ts'
import * as pointDocuments from './points/documents.ts'
import * as pointJobs from './points/jobs.ts'
import * as points from './points/operations.ts'
import * as partnerDesk from './partner/desk-operations.ts'
import { outletListeners } from './outlets/listeners.ts'
import * as outlets from './outlets/operations.ts'
import * as partnerKeys from './partner/key-operations.ts'
import * as partnerDocuments from './partner/documents.ts'
import * as partner from './partner/operations.ts'
import { ownPrograms, programPermissions } from './partner/permissions.ts'
import * as coupons from './pricing/operations.ts'
import { StoreSettings } from './settings.ts'
import * as stockRoom from './stock/operations.ts'
import { provision } from './provision.ts'
import * as shop from './shop/operations.ts'
import { sitemap } from './site/documents.ts'
import * as site from './site/operations.ts'
import { sampleOf } from './site/sample.ts'
import * as providerJobs from './providers/jobs.ts'
import * as providers from './providers/operations.ts'
import * as warrantyJobs from './warranty/jobs.ts'
import * as warranty from './warranty/operations.ts'
import * as searchJobs from './search/jobs.ts'
import * as search from './search/operations.ts'
import * as targets from './targets/operations.ts'
import * as walletDocuments from './wallet/documents.ts'
import * as wallet from './wallet/operations.ts'
import * as blocklist from './blocklist/operations.ts'
import { resellerFacts } from './resellers/facts.ts'
import * as resellerDocuments from './resellers/documents.ts'
import * as resellerJobs from './resellers/jobs.ts'
import { resellerListeners } from './resellers/listeners.ts'
import * as resellers from './resellers/operations.ts'
import * as settlementJobs from './settlements/jobs.ts'
import * as settlements from './settlements/operations.ts'
import * as reviews from './reviews/operations.ts'
import * as sandboxJobs from './sandbox/jobs.ts'
import * as sandbox from './sandbox/operations.ts'
import * as waitingJobs from './waiting/jobs.ts'
import * as webhookJobs from './webhooks/jobs.ts'
import { tellingResellers } from './webhooks/listeners.ts'
import * as webhooks from './webhooks/operations.ts'
import * as waiting from './waiting/operations.ts'

export const store = defineModule({
  name: 'store',
  kind: 'vertical',
  needs: ['tenancy', 'identity', 'audit', 'ledger', 'payments', 'files', 'notifications', 'branding'],
  offer,
  permissions: [
    { code: 'store.catalogue.manage', name: { id: 'Mengelola produk dan harga', en: 'Manage products and prices' } },
    { code: 'store.inventory.read', name: { id: 'Melihat stok', en: 'See stock' } },
    { code: 'store.inventory.manage', name: { id: 'Mengelola stok', en: 'Manage stock' } },
    { code: 'store.orders.read', name: { id: 'Melihat pesanan', en: 'See orders' } },
    { code: 'store.orders.manage', name: { id: 'Menangani pesanan', en: 'Handle orders' } },
    { code: 'store.secrets.reveal', name: { id: 'Melihat kode yang terkirim', en: 'See delivered codes' } },
    { code: 'store.money.manage', name: { id: 'Mengembalikan uang', en: 'Return money' } },
    { code: 'store.books.manage', name: { id: 'Tutup buku dan settlement', en: 'Close the books, settlements' } },
    { code: 'store.providers.manage', name: { id: 'Mengelola penyedia', en: 'Manage providers' } },
    { code: 'store.site.manage', name: { id: 'Mengelola isi toko', en: 'Manage the shop content' } },
    { code: 'store.settings.manage', name: { id: 'Mengubah pengaturan toko', en: 'Change shop settings' } },
    { code: 'store.resellers.manage', name: { id: 'Mengelola reseller', en: 'Manage resellers' } },
    { code: 'store.reseller.catalogue', name: { id: 'Reseller: melihat harga', en: 'Reseller: see prices' } },
    { code: 'store.reseller.orders', name: { id: 'Reseller: memesan', en: 'Reseller: place orders' } },
    { code: 'store.reseller.wallet', name: { id: 'Reseller: memakai saldo', en: 'Reseller: use the wallet' } },
    ...programPermissions,
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
        'store.books.manage',
        'store.providers.manage',
        'store.site.manage',
        'store.settings.manage',
        'store.resellers.manage',
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
    // May do nothing but what is open to everybody who has signed in: their own orders, points and data.
    { code: 'member', name: { id: 'Anggota', en: 'Member' }, permissions: [], customer: true },
    // Given with the approval of an application, and by nothing else: nobody of the shop holds these permissions, and nobody
    // hands out more than they hold.
    {
      code: 'reseller',
      name: { id: 'Reseller', en: 'Reseller' },
      permissions: ['store.reseller.catalogue', 'store.reseller.orders', 'store.reseller.wallet', ...ownPrograms],
      customer: true,
    },
  ],
  facts: { ...orderFacts, ...stockFacts, ...deliveryFacts, ...memberFacts, ...resellerFacts },
  on: tellingResellers({
    ...listeners,
    ...memberListeners,
    ...resellerListeners,
    ...outletListeners,
    // A buyer waits for what the money pays for.
    'payments.captured': atOnce(hearMoney),
    'payments.refunded': noteRefunded,
    'payments.refund_refused': noteRefundRefused,
  }),
  jobs: together<Readonly<Record<string, Job>>>(
    jobs,
    inventoryJobs,
    searchJobs,
    waitingJobs,
    providerJobs,
    inviteJobs,
    warrantyJobs,
    deskJobs,
    noticeJobs,
    memberJobs,
    pointJobs,
    resellerJobs,
    webhookJobs,
    closingJobs,
    settlementJobs,
    sandboxJobs,
  ),
  nightly: [
    'sweepOrders',
    'countSales',
    'countDays',
    'sweepWords',
    'reviewPools',
    'pollInvites',
    'planReminders',
    'sweepMembers',
    'endPoints',
    'promoteResellers',
    'sweepWebhooks',
    'closeDays',
    'sweepSandbox',
  ],
  operations: together<Readonly<Record<string, Operation>>>(
    checkout,
    orders,
    orderDesk,
    credits,
    handOver,
    coupons,
    points,
    stockRoom,
    site,
    shop,
    targets,
    catalogue,
    catalogueEditing,
    inventory,
    search,
    reviews,
    waiting,
    blocklist,
    providers,
    invites,
    downloads,
    warranty,
    goods,
    desk,
    members,
    resellers,
    cashback,
    outlets,
    wallet,
    closing,
    settlements,
    partnerKeys,
    partnerDesk,
    partner,
    sandbox,
    bots,
    webhooks,
  ),
  acts,
  dialects: botDialects,
  settings: StoreSettings,
  controls: () => import('./controls.ts'),
  pages,
  customers: { home: '/account', register: '/register' },
  outlets: outletAnswers,
  documents: together<Readonly<Record<string, Document>>>(
    catalogueDocuments,
    deskDocuments,
    { sitemap },
    downloadDocuments,
    goodsDocuments,
    pointDocuments,
    walletDocuments,
    resellerDocuments,
    partnerDocuments,
    closingDocuments,
  ),
  provision,
  sample: sampleOf,
  menu: [
    { path: 'admin', name: { id: 'Beranda', en: 'Home' }, can: 'store.orders.read', rank: 10, icon: 'home' },
    {
      path: 'admin/orders',
      name: { id: 'Pesanan', en: 'Orders' },
      can: 'store.orders.read',
      rank: 20,
      icon: 'orders',
      search: 'q',
    },
    {
      path: 'admin/jobs',
      name: { id: 'Pengiriman', en: 'Hand-over' },
      can: 'store.orders.read',
      rank: 24,
      icon: 'retry',
    },
    {
      path: 'admin/products',
      name: { id: 'Produk', en: 'Products' },
      can: 'store.catalogue.manage',
      rank: 30,
      icon: 'box',
      group: 'goods',
      search: 'q',
      also: ['admin/variants'],
    },
    {
      path: 'admin/categories',
      name: { id: 'Kategori', en: 'Categories' },
      can: 'store.catalogue.manage',
      rank: 31,
      icon: 'tag',
      group: 'goods',
    },
    {
      path: 'admin/stock',
      name: { id: 'Stok', en: 'Stock' },
      can: 'store.inventory.read',
      rank: 32,
      icon: 'list',
      group: 'goods',
      search: 'q',
      also: ['admin/batches'],
    },
    {
      path: 'admin/flash-sales',
      name: { id: 'Flash sale', en: 'Flash sales' },
      can: 'store.catalogue.manage',
      rank: 33,
      icon: 'flash',
      group: 'goods',
    },
    {
      path: 'admin/coupons',
      name: { id: 'Kupon', en: 'Coupons' },
      can: 'store.catalogue.manage',
      rank: 34,
      icon: 'coupon',
      group: 'goods',
      search: 'q',
    },
    {
      path: 'admin/points',
      name: { id: 'Poin', en: 'Points' },
      can: 'store.orders.read',
      rank: 53,
      icon: 'points',
      search: 'q',
      group: 'aftersales',
    },
    {
      path: 'admin/synonyms',
      name: { id: 'Kata pencarian', en: 'Search words' },
      can: 'store.catalogue.manage',
      rank: 35,
      icon: 'words',
      group: 'goods',
    },
    {
      path: 'admin/providers',
      name: { id: 'Penyedia', en: 'Providers' },
      can: 'store.providers.manage',
      rank: 36,
      icon: 'send',
      group: 'goods',
    },
    {
      path: 'admin/invitations',
      name: { id: 'Undangan', en: 'Invitations' },
      can: 'store.orders.read',
      rank: 26,
      icon: 'letter',
      search: 'q',
    },
    {
      path: 'admin/warranty',
      name: { id: 'Klaim garansi', en: 'Warranty claims' },
      can: 'store.orders.read',
      rank: 40,
      icon: 'help',
      group: 'aftersales',
      search: 'q',
    },
    {
      path: 'admin/reviews',
      name: { id: 'Ulasan', en: 'Reviews' },
      can: 'store.orders.manage',
      rank: 41,
      icon: 'star',
      group: 'aftersales',
    },
    {
      path: 'admin/waiting',
      name: { id: 'Daftar tunggu', en: 'Waiting list' },
      can: 'store.catalogue.manage',
      rank: 42,
      icon: 'wait',
      group: 'aftersales',
    },
    {
      path: 'admin/blocklist',
      name: { id: 'Daftar blokir', en: 'Blocklist' },
      can: 'store.orders.manage',
      rank: 43,
      icon: 'stop',
      group: 'aftersales',
      search: 'q',
    },
    {
      path: 'admin/payments',
      name: { id: 'Pembayaran', en: 'Payments' },
      can: 'payments.read',
      rank: 50,
      icon: 'money',
      search: 'q',
      also: ['admin/webhooks'],
    },
    {
      path: 'admin/credits',
      name: { id: 'Saldo pembeli', en: 'Buyer credit' },
      can: 'store.orders.read',
      rank: 52,
      icon: 'inbox',
      search: 'q',
      group: 'aftersales',
    },
    {
      path: 'admin/resellers',
      name: { id: 'Reseller', en: 'Resellers' },
      can: 'store.resellers.manage',
      rank: 28,
      icon: 'people',
      search: 'q',
      also: ['admin/reseller-tiers', 'admin/pricing', 'admin/cashback'],
    },
    {
      path: 'admin/mini-shops',
      name: { id: 'Toko mini', en: 'Mini-shops' },
      can: 'store.resellers.manage',
      rank: 29,
      icon: 'page',
      search: 'q',
    },
    {
      path: 'admin/withdrawals',
      name: { id: 'Penarikan', en: 'Withdrawals' },
      can: 'store.money.manage',
      rank: 51,
      icon: 'inbox',
    },
    {
      path: 'admin/closing',
      name: { id: 'Tutup buku', en: 'Daily closing' },
      can: 'store.books.manage',
      rank: 54,
      icon: 'book',
      also: ['admin/settlements'],
    },
    {
      path: 'admin/settings',
      name: { id: 'Pengaturan', en: 'Settings' },
      can: 'store.settings.manage',
      rank: 90,
      icon: 'settings',
    },
    {
      path: 'admin/site',
      name: { id: 'Isi toko', en: 'Shop content' },
      can: 'store.site.manage',
      rank: 80,
      icon: 'page',
    },
  ],
})
