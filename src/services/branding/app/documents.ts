import { z } from 'zod'
import { document } from '#kernel/http/document.ts'
import { originOf } from '#kernel/house.ts'
import { readBrand } from '#kernel/tenancy/brand.ts'
import { webManifest } from './manifest.ts'
import { robotsTxt } from './robots.ts'
import { workerOf } from './worker.ts'

const nothing = z.strictObject({})

/** What a device needs to install the site. */
export const manifest = document({
  path: 'manifest.webmanifest',
  open: 'anyone',
  input: nothing,
  run: async (ctx) => ({
    type: 'application/manifest+json',
    body: JSON.stringify(webManifest(ctx.tenant, await readBrand(ctx))),
    keep: 'site',
  }),
})

/** The service worker; that of a closed site unregisters itself. */
export const worker = document({
  path: 'sw.js',
  open: 'anyone',
  input: nothing,
  run: async (ctx) => ({
    type: 'text/javascript; charset=utf-8',
    body: workerOf(ctx.tenant, ctx.house.shell),
    keep: 'site',
  }),
})

export const robots = document({
  path: 'robots.txt',
  open: 'anyone',
  input: nothing,
  run: async (ctx) => ({
    type: 'text/plain; charset=utf-8',
    body: robotsTxt(ctx.tenant.status === 'live', originOf(ctx.house, ctx.tenant.host)),
    keep: 'site',
  }),
})
