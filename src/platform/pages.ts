import type { PageList } from '#kernel/module/manifest.ts'

export const pages: PageList = [
  { site: 'portal', path: '', file: 'platform/portal/pages/home.tsx' },
  { site: 'portal', path: 'templates/:vertical?', file: 'platform/portal/pages/template.tsx' },
  { site: 'portal', path: 'order', file: 'platform/portal/pages/order.tsx' },
  { site: 'portal', path: 'orders/:token', file: 'platform/portal/pages/status.tsx' },
  { site: 'portal', path: 'invoices/:token', file: 'platform/billing/pages/invoice.tsx' },
  { site: 'portal', path: 'terms', file: 'platform/portal/pages/terms.tsx' },
  { site: 'portal', path: 'privacy', file: 'platform/portal/pages/privacy.tsx' },
  { site: 'any', path: '~site/:state', file: 'platform/portal/pages/closed.tsx' },
  { site: 'console', path: 'console', file: 'platform/console/pages/home.tsx' },
  { site: 'console', path: 'console/orders', file: 'platform/console/pages/orders.tsx' },
  { site: 'console', path: 'console/orders/:id', file: 'platform/console/pages/order.tsx' },
  { site: 'console', path: 'console/ledger', file: 'platform/console/pages/ledger.tsx' },
  { site: 'console', path: 'console/audit', file: 'platform/console/pages/audit.tsx' },
  { site: 'console', path: 'console/notifications', file: 'platform/console/pages/notifications.tsx' },
  { site: 'console', path: 'console/settings', file: 'platform/console/pages/settings.tsx' },
]
