import type { PageList } from '#kernel/module/manifest.ts'

export const pages: PageList = []
