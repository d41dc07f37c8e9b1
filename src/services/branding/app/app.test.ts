import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { announceTenant } from '#kernel/tenancy/hosts.ts'
import { writeBrand } from '#kernel/tenancy/brand.ts'
import { tutoring } from '#verticals/tutoring/module.ts'
import { openHouse } from '../../../../tests/support/house.ts'
import { openTradeSite, type Site } from '../../../../tests/support/world.ts'
import { waitFor } from '../../../../tests/support/wait.ts'
import { shortName } from './manifest.ts'
import { workerOf } from './worker.ts'

const shell = { version: 'build-one', worker: '/assets/worker-abc.js', assets: ['/assets/root-abc.css'] }
const house = await openHouse({ worker: false, shell })
after(() => house.close())
const red = await openTradeSite(house, tutoring, 'merah')
const blue = await openTradeSite(house, tutoring, 'biru')
await house.inside(red.tenant, (ctx) => writeBrand(ctx, { primary: '#8b1a1a', tagline: 'Berani mencoba' }))
await house.inside(blue.tenant, (ctx) => writeBrand(ctx, { primary: '#123a8b', tagline: 'Tenang belajar' }))

const read = async (host: string, path: string) => {
  const response = await house.fetch(host, path)
  assert.equal(response.status, 200, `${host}${path}`)
  return { response, text: await response.text() }
}
type WebManifest = { name: string; short_name: string; description: string; theme_color: string; icons: object[] }
const manifestOf = async (host: string) => JSON.parse((await read(host, '/manifest.webmanifest')).text) as WebManifest

async function become({ tenant }: Site, status: 'live' | 'off'): Promise<void> {
  await house.sql(tenant.id, 'update kernel.tenants set status = $2 where id = $1', [tenant.id, status])
  await house.inside(tenant, async (ctx) => announceTenant(ctx, tenant.id))
  await waitFor(async () => (await house.house.hosts.tenantOf(tenant.host))?.status === status)
}

test('each site has a manifest of its own name, words and colours', async () => {
  const [one, other, portal] = [
    await manifestOf(red.tenant.host),
    await manifestOf(blue.tenant.host),
    await manifestOf('ruko.localhost'),
  ]
  assert.equal(one.name, 'Usaha merah')
  assert.equal(one.description, 'Berani mencoba')
  assert.equal(one.theme_color, '#8b1a1a')
  assert.equal(other.name, 'Usaha biru')
  assert.equal(other.theme_color, '#123a8b')
  assert.equal(portal.name, 'Ruko')
  assert.equal(one.icons.length, 3)
  const { response } = await read(red.tenant.host, '/manifest.webmanifest')
  assert.equal(response.headers.get('content-type'), 'application/manifest+json')
})

test('a new brand is in the manifest at once', async () => {
  assert.equal((await manifestOf(blue.tenant.host)).description, 'Tenang belajar')
  await house.inside(blue.tenant, (ctx) => writeBrand(ctx, { tagline: 'Gembira belajar' }))
  await waitFor(async () => (await manifestOf(blue.tenant.host)).description === 'Gembira belajar')
})

test('a name too long for an icon keeps the words that tell it apart', () => {
  assert.equal(shortName('Bimbel Garuda Jaya'), 'Garuda Jaya')
  assert.equal(shortName('Garuda'), 'Garuda')
  assert.equal(shortName('Lembaga Bimbingan Belajar Kesatria Nusantara'), 'Kesatria')
  assert.equal(shortName('Kemerdekaankita'), 'Kemerdekaank')
})

test('the worker names this build and this site, and browsers always ask for it', async () => {
  const { response, text } = await read(red.tenant.host, '/sw.js')
  assert.match(response.headers.get('content-type')!, /javascript/)
  assert.match(response.headers.get('cache-control')!, /no-cache/)
  assert.match(text, /"version":"build-one"/)
  assert.match(text, /importScripts\("\/assets\/worker-abc\.js"\)/)
  const siteOf = (script: string) => /"site":"(\w+)"/.exec(script)![1]
  assert.notEqual(siteOf(text), siteOf((await read(blue.tenant.host, '/sw.js')).text))
  assert.ok(!text.includes(red.tenant.id), 'the id of a tenant is nobody else’s business')
})

test('a closed site says goodbye: its worker unregisters itself, and crawlers stay out', async () => {
  await become(red, 'off')
  const { text } = await read(red.tenant.host, '/sw.js')
  assert.match(text, /registration\.unregister\(\)/)
  assert.doesNotMatch(text, /importScripts/)
  assert.equal((await read(red.tenant.host, '/robots.txt')).text, 'User-agent: *\nDisallow: /\n')
  assert.match((await read(blue.tenant.host, '/sw.js')).text, /importScripts/, 'others are not touched')
  await become(red, 'live')
  assert.match((await read(red.tenant.host, '/sw.js')).text, /importScripts/)
})

test('a build that wrote no list takes every worker back', () => {
  assert.match(workerOf(blue.tenant, null), /unregister/)
  assert.match(workerOf({ ...blue.tenant, status: 'preparing' }, shell), /unregister/)
})

test('crawlers may read an open site, but not its private rooms', async () => {
  const { text } = await read(blue.tenant.host, '/robots.txt')
  const { port } = new URL(house.house.portalOrigin)
  assert.match(text, new RegExp(`Sitemap: http://biru\\.ruko\\.localhost:${port}/sitemap\\.xml`))
  for (const path of ['/admin', '/console', '/login', '/orders/', '/invoices/', '/account']) {
    assert.ok(text.includes(`Disallow: ${path}\n`), path)
  }
  assert.doesNotMatch(text, /Disallow: \/\n/)
})

test('a host of nobody has none of these', async () => {
  for (const path of ['/sw.js', '/manifest.webmanifest', '/robots.txt', '/og.png']) {
    assert.equal((await house.fetch('kosong.ruko.localhost', path)).status, 404, path)
  }
})
