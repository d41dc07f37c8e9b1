import { createHash } from 'node:crypto'
import type { Tenant } from '#kernel/context.ts'
import type { Shell } from '#kernel/house.ts'

/**
 * The service worker of one site: what belongs to it and to this build, and the script that does the work. Browsers
 * compare it byte by byte, so it changes exactly when the build does; a brand or a text that changes needs no new one.
 */
export function workerOf(tenant: Tenant, shell: Shell | null): string {
  if (!shell || tenant.status !== 'live') return FAREWELL
  const site = createHash('sha256').update(tenant.id).digest('hex').slice(0, 12)
  const { version, assets } = shell
  return [
    `self.ruko=${JSON.stringify({ site, version, assets })};`,
    `importScripts(${JSON.stringify(shell.worker)});`,
    '',
  ].join('\n')
}

/** The worker of a site that is closed: takes everything that was kept with it and leaves. */
const FAREWELL = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(leave()))

async function leave() {
  for (const name of await caches.keys()) await caches.delete(name)
  await self.registration.unregister()
}
`
