import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { pino } from 'pino'
import type { Manifest, Page } from '#kernel/module/manifest.ts'
import { modules } from '../../src/modules.ts'
import { builtPages } from '../../src/render.ts'
import { openHouse } from '../support/house.ts'
import { placeOrder } from '../support/story.ts'
import { openSite, openTradeSite, type Site } from '../support/world.ts'

/* Every page of the manifests, as the finished build draws it. `npm test` builds the pages first. */

const render = await builtPages(pino({ enabled: false }))
const house = await openHouse({ render, worker: false })
after(() => house.close())
const platform = await openSite(house, house.platform)
const sites = new Map<string, Site>()
for (const trade of modules.filter(({ kind }) => kind === 'vertical')) {
  sites.set(trade.name, await openTradeSite(house, trade, `${trade.name}-muka`))
}
const { id, token, invoiceToken } = await placeOrder(house, 'bimbel-muka')

for (const module of modules) {
  for (const page of module.pages ?? []) {
    for (const site of sitesOf(module, page)) {
      for (const path of pathsOf(page)) {
        test(`${site.tenant.host}${path} answers`, async () => {
          for (const cookie of ['', `ruko=${site.ownerToken}`]) {
            for (const language of ['id', 'en']) {
              const answer = await house.fetch(site.tenant.host, path, {
                headers: { cookie: [cookie, `lang=${language}`].filter(Boolean).join('; ') },
              })
              const html = await answer.text()
              const who = `${page.file} for ${cookie ? 'the owner' : 'anybody'} in ${language}`
              assert.ok([200, 302, 303, 404].includes(answer.status), `${who}: ${answer.status}`)
              if (answer.status !== 200) continue
              assert.match(html, new RegExp(`<html[^>]* lang="${language}"`), who)
              const words = html.replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]*>/g, ' ')
              assert.doesNotMatch(words, /\b(undefined|NaN)\b|\[object /, who)
            }
          }
        })
      }
    }
  }
}

/** Where a page stands: on the portal's host, on the sites of its trade, or on both. */
function sitesOf({ name, kind }: Manifest, { site }: Page): Site[] {
  const trades = kind === 'vertical' ? [sites.get(name)!] : [...sites.values()]
  if (site === 'portal' || site === 'console') return [platform]
  return site === 'any' ? [platform, ...trades] : trades
}

/** The page with values in its parameters: some that exist, and some that do not. */
function pathsOf({ path, file }: Page): string[] {
  if (!path.includes(':')) return [`/${path}`]
  const fill = (values: Record<string, string>) =>
    `/${path.replaceAll(/\/?:(\w+)(\??)/g, (part, key: string) => (values[key] ? `${part.startsWith('/') ? '/' : ''}${values[key]}` : ''))}`
  const known = {
    token: file.includes('billing') ? invoiceToken : token,
    id,
    vertical: [...sites.keys()][0]!,
    state: 'off',
  }
  const unknown = { token: 'x'.repeat(32), id: crypto.randomUUID(), vertical: 'tidak-ada', state: 'tidak-ada' }
  // Somebody has typed it: not even the form is right.
  const typed = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, key]) => [key!, 'salah ketik%00']))
  return [...new Set([fill(known), fill(unknown), fill(typed), ...(path.includes('?') ? [fill({})] : [])])]
}
