import type { PageList } from '#kernel/module/manifest.ts'

export const pages: PageList = [
  { site: 'tenant', path: '', file: 'verticals/tutoring/site/pages/home.tsx' },
  { site: 'portal', path: 'templates/tutoring/preview', file: 'verticals/tutoring/site/pages/sample.tsx' },
  { site: 'admin', path: 'admin/site', file: 'verticals/tutoring/site/pages/editor.tsx' },
  { site: 'tenant', path: 'daftar', file: 'verticals/tutoring/registrations/pages/register.tsx' },
  { site: 'tenant', path: 'daftar/terima-kasih', file: 'verticals/tutoring/registrations/pages/thanks.tsx' },
  { site: 'tenant', path: 'artikel', file: 'verticals/tutoring/articles/pages/articles.tsx' },
  { site: 'tenant', path: 'artikel/halaman/:page', file: 'verticals/tutoring/articles/pages/articles.tsx' },
  { site: 'tenant', path: 'artikel/:slug', file: 'verticals/tutoring/articles/pages/article.tsx' },
  { site: 'admin', path: 'admin', file: 'verticals/tutoring/dashboard/pages/home.tsx' },
  { site: 'admin', path: 'admin/registrations', file: 'verticals/tutoring/registrations/pages/list.tsx' },
  { site: 'admin', path: 'admin/registrations/print', file: 'verticals/tutoring/registrations/pages/print.tsx' },
  { site: 'admin', path: 'admin/registrations/:id', file: 'verticals/tutoring/registrations/pages/detail.tsx' },
  { site: 'admin', path: 'admin/articles', file: 'verticals/tutoring/articles/pages/list.tsx' },
  { site: 'admin', path: 'admin/articles/new', file: 'verticals/tutoring/articles/pages/edit.tsx' },
  { site: 'admin', path: 'admin/articles/:id', file: 'verticals/tutoring/articles/pages/edit.tsx' },
  { site: 'admin', path: 'admin/settings', file: 'verticals/tutoring/settings/pages/settings.tsx' },
]
