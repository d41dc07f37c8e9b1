import type { PageList } from '#kernel/module/manifest.ts'

export const kitPages: PageList = [
  { site: 'admin', path: 'admin/brand', file: 'services/branding/kit/pages/brand.tsx' },
  { site: 'admin', path: 'admin/brand/preview', file: 'services/branding/kit/pages/preview.tsx' },
]
