import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { pino } from 'pino'
import { openStaticFiles } from '#kernel/http/static.ts'
import { findFaults } from '#kernel/module/checks.ts'
import { modules } from '../../../src/modules.ts'
import { builtPages, CLIENT_FILES } from '../../../src/render.ts'
import { openBrowser } from '../../support/browser.ts'
import { openHouse } from '../../support/house.ts'
import { payInvoice, placeOrder, reached } from '../../support/story.ts'
import { openSite, openTradeSite } from '../../support/world.ts'

/* Runs only in the copy of the repository that has the fifth trade in it; toy.test.ts makes it and starts this. */

const render = await builtPages(pino({ enabled: false }))
const house = await openHouse({ render, files: openStaticFiles(CLIENT_FILES) })
after(() => house.close())
const host = 'binatu-melati.ruko.localhost'

test('the house stands with the fifth trade in it', () => {
  assert.deepEqual(findFaults(modules), [])
  assert.ok(modules.some(({ name }) => name === 'laundry'))
})

test('the portal offers it on pages of its own', async () => {
  for (const path of ['/templates/laundry', '/order?template=laundry']) {
    const page = await house.fetch('ruko.localhost', path)
    assert.equal(page.status, 200, path)
    assert.match(await page.text(), /Kiloan/, path)
  }
})

test('a laundry is ordered, paid, built and public under its own name', async () => {
  const businessName = 'Binatu Melati & Anak'
  const order = await placeOrder(house, 'binatu-melati', {
    vertical: 'laundry',
    package: 'kilo',
    businessName,
    scheme: 'full',
  })
  await payInvoice(house, order.invoiceToken)
  await reached(house, order, 'active')
  const page = await house.fetch(host, '/')
  assert.equal(page.status, 200)
  const html = await page.text()
  assert.match(html, /<h1[^>]*>Selamat datang di Binatu Melati &amp; Anak<\/h1>/)
  const home = (await (await house.fetch(host, '/api/v1/laundry/home')).json()) as { welcome: string }
  assert.equal(home.welcome, `Selamat datang di ${businessName}`)
  assert.equal((await house.fetch('ruko.localhost', '/api/v1/laundry/home')).status, 404)
})

test('both trades have an admin page at the same address, in the browser too', async (t) => {
  const laundry = await openSite(house, (await house.house.hosts.tenantOf(host))!)
  const tutoring = await openTradeSite(
    house,
    modules.find(({ name }) => name === 'tutoring')!,
    'bimbel-melati',
  )
  const browser = await openBrowser()
  t.after(() => browser.close())
  for (const [site, own] of [
    [laundry, true],
    [tutoring, false],
  ] as const) {
    const context = await browser.newContext({ locale: 'id-ID' })
    const origin = `http://${site.tenant.host}:${house.listening.port}`
    await context.addCookies([{ name: 'ruko', value: site.ownerToken, url: origin }])
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await page.goto(`${origin}/admin`, { waitUntil: 'networkidle' })
    const heading = await page.locator('h1').textContent()
    const awake = await page
      .locator('h1')
      .evaluate((h1) => Object.keys(h1).some((key) => key.startsWith('__reactFiber')))
    assert.ok(awake, `${site.tenant.host} was not hydrated`)
    assert.equal(/Meja binatu/.test(heading ?? ''), own, `${site.tenant.host}: ${heading}`)
    assert.deepEqual(errors, [], site.tenant.host)
    await context.close()
  }
})
