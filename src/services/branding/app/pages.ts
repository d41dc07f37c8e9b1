import type { PageList } from '#kernel/module/manifest.ts'

export const pages: PageList = [{ site: 'any', path: 'offline', file: 'services/branding/app/pages/offline.tsx' }]
