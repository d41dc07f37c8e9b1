import type { z } from 'zod'
import type { Tenant } from '#kernel/context.ts'
import { LIMITS as GOODS } from '#verticals/store/catalogue/rules.ts'
import { LIMITS as SHOP } from '#verticals/store/site/rules.ts'
import type { Content } from '#verticals/store/site/schemas.ts'
import { press } from './gateway.ts'
import type { Stage } from './journey.ts'
import { payInvoice, placeOrder, reached } from './story.ts'
import { asking, joinCustomers, payIn } from './tour-people.ts'
import { waitFor } from './wait.ts'
import { openSite, type Site } from './world.ts'

/* Two shops of the tour: one that was bought a moment ago, and one whose every text is as long as it may be. */

const WORDS = 'Langganan Premium Keluarga Nusantara Sejahtera Mandiri Sepanjang Masa Tanpa Iklan Selamanya '
const UNBROKEN = 'Superkalifragilistikekspialidosius'
const text = (most: number): string =>
  `${UNBROKEN} ${WORDS.repeat(Math.ceil(most / WORDS.length))}`.slice(0, most).trim()

const mailbox = (name: string): string => `raden.ayu.kusumaningrum.${name}@${'panjang'.repeat(6)}.contoh.id`

export const FRESH_SHOP = 'toko-baru-saja'
export const LONG_SHOP = 'toko-dengan-alamat-yang-sangat-panjang-s'

/** Nobody has written anything into it and nobody has bought, though two have made accounts. */
export async function openFreshShop(stage: Stage): Promise<void> {
  const tenant = await bought(stage, FRESH_SHOP, 'Toko Baru')
  await joinCustomers(stage, await openSite(stage.house, tenant), {
    member: { name: 'Anggota Baru', email: 'anggota@contoh.id' },
    reseller: { name: 'Reseller Baru', email: 'reseller@contoh.id' },
    shop: { shopName: 'Kios Baru', channel: '@kiosbaru', whatsapp: '081200009800' },
  })
}

/** Goods of every kind, orders in several states, and all that buyers and staff may write. */
export async function fillLongShop(stage: Stage): Promise<void> {
  const tenant = await bought(stage, LONG_SHOP, text(60))
  const site = await openSite(stage.house, tenant)
  const { call } = site.world
  await writeContent(site)
  const { id: categoryId } = await call('store.createCategory', { name: text(60), summary: text(GOODS.summary) })
  const { id: providerId } = await call('store.createProvider', {
    adapter: 'manual',
    name: text(80),
    note: text(1_000),
  })
  const code = await product(site, 'stock', { categoryId })
  await call('store.startImport', { variantId: code.variantId, text: codes(60), name: text(80) })
  const seat = await product(site, 'shared', { categoryId })
  await call('store.createAccount', {
    variantId: seat.variantId,
    label: text(120),
    lines: [{ label: 'Email', value: mailbox('akun') }],
    seats: [{ name: text(80), secret: '1234' }, { name: text(80) }],
  })
  const file = await product(site, 'file', { categoryId })
  await call('store.uploadProductFile', {
    id: file.variantId,
    name: `${UNBROKEN.repeat(4)}.pdf`,
    mime: 'application/pdf',
    file: Buffer.from('isi').toString('base64'),
  })
  const invite = await product(site, 'invite', { categoryId }, { providerId, plan: text(80) })
  await offers(site, code.variantId)
  await sells(stage, site, { code, file, invite })
  await sellsOn(stage, site, code)
}

/** A member who buys, and a reseller who does: with everything that each may write. */
async function sellsOn(stage: Stage, site: Site, { id: productId, variantId }: Goods): Promise<void> {
  const { tenant } = site
  const name = text(80)
  const customers = await joinCustomers(stage, site, {
    member: { name, email: mailbox('anggota') },
    reseller: { name, email: mailbox('reseller') },
    shop: { shopName: name, channel: text(200), whatsapp: '081200009800', about: text(1_000) },
  })
  const [asMember, asReseller] = [customers.member!, customers.reseller!].map((one) => asking(stage, tenant, one))
  const target = { email: mailbox('akun') }
  const { token } = await asMember!<{ token: string }>('store.placeOrder', {
    lines: [{ variantId, quantity: 1, target }],
    buyer: { name, email: mailbox('anggota'), whatsapp: '081200009801' },
    consent: true,
    hasRead: true,
  })
  await seller(stage, site).pay(token)
  await asMember!('store.saveTarget', { productId, label: text(60), target })
  await payIn(stage, tenant, customers.reseller!, 9_999_000)
  await asReseller!('store.placeResellerOrder', { lines: [{ variantId, quantity: 1, target }], hasRead: true })
  await asReseller!('store.createResellerKey', {
    name: text(60),
    permissions: ['store.reseller.catalogue'],
    networks: ['2001:db8:85a3:8d3:1319:8a2e:370:7348/128', '203.0.113.0/24'],
  })
  await asReseller!('store.createWebhook', { name: text(60), url: `https://contoh.id/${'panjang'.repeat(60)}` })
}

async function bought({ house }: Stage, slug: string, businessName: string): Promise<Tenant> {
  const placed = await placeOrder(house, slug, { vertical: 'store', businessName, scheme: 'full' })
  await payInvoice(house, placed.invoiceToken)
  await reached(house, placed, 'active')
  return (await house.house.hosts.tenantOf(`${slug}.ruko.localhost`))!
}

async function writeContent({ world }: Site): Promise<void> {
  const content: z.input<typeof Content> = {
    announcement: { text: text(SHOP.line), link: '/products' },
    hero: { eyebrow: text(80), headline: text(SHOP.title), intro: text(SHOP.summary), art: '' },
    faq: Array.from({ length: 6 }, () => ({ question: text(SHOP.question), answer: text(SHOP.answer) })),
    terms: `## ${text(120)}\n\n${text(2_000)}\n\n- ${UNBROKEN.repeat(3)}`,
    privacy: `## ${text(120)}\n\n${text(2_000)}`,
    contact: {
      whatsapp: '0812 0000 0099',
      email: `halo@${'panjang'.repeat(6)}.contoh.id`,
      address: text(300),
      hours: text(SHOP.line),
      instagram: 'nama_akun_yang_sangat_panjang.sekali.untuk.diuji',
      tiktok: '@nama_akun_yang_sangat_panjang.sekali.untuk.diuji',
      telegram: 'nama_akun_yang_sangat_panjang_sekali_untuk_diuji',
    },
    seo: { title: text(70), description: text(SHOP.line) },
  }
  const { revision } = await world.call('store.editShop', {})
  const saved = await world.call('store.saveShop', { revision, content })
  await world.call('store.publishShop', { revision: saved.revision })
}

type Goods = { id: string; variantId: string; slug: string }

async function product({ world }: Site, kind: string, fields: object, variant: object = {}): Promise<Goods> {
  const { id } = await world.call('store.createProduct', {
    kind,
    name: `${kind} ${text(GOODS.name)}`.slice(0, GOODS.name).trim(),
    slug: `${kind}-${'panjang-'.repeat(9)}`.slice(0, 78).replace(/-$/, ''),
    summary: text(GOODS.summary),
    description: `## ${text(100)}\n\n${text(2_000)}\n\n- ${UNBROKEN.repeat(3)}`,
    instructions: text(1_000),
    mustRead: text(1_000),
    faq: [{ question: text(200), answer: text(1_000) }],
    tags: Array.from({ length: 12 }, (_none, at) => `${at} ${text(GOODS.tag)}`.slice(0, GOODS.tag).trim()),
    inputs: [{ key: 'email', label: text(60), type: 'email', help: text(200) }],
    warrantyDays: 365,
    maxQuantity: 100,
    variants: Array.from({ length: 3 }, (_none, at) => ({
      name: text(80),
      sku: `${UNBROKEN}-${kind}-${at}`,
      priceIdr: 9_999_000,
      compareAtIdr: 99_999_000,
      durationDays: 3_650,
      ...variant,
    })),
    ...fields,
  })
  await world.call('store.setProductStatus', { id, status: 'active' })
  await world.call('store.setProductFeatured', { id, featured: true })
  const made = await world.call('store.editProduct', { id })
  return { id: id as string, variantId: (made.variants as { id: string }[])[0]!.id, slug: made.slug as string }
}

function codes(count: number): string {
  return Array.from({ length: count }, (_none, at) => `${UNBROKEN.toUpperCase()}-${UNBROKEN}-${at}`).join('\n')
}

async function offers({ world }: Site, variantId: string): Promise<void> {
  await world.call('store.createCoupon', { code: 'KUPON-DENGAN-NAMA-YANG-PANJANG', kind: 'fixed', value: 1_000 })
  const [startsAt, endsAt] = [-1, 48].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString())
  await world.call('store.createFlashSale', {
    variantId,
    priceIdr: 9_990_000,
    startsAt,
    endsAt,
    cap: 100_000,
    perBuyer: 10,
  })
}

/** One order that waits for its money, one handed over with a claim and a review, a file, an invitation with staff. */
async function sells(stage: Stage, site: Site, goods: Record<'code' | 'file' | 'invite', Goods>): Promise<void> {
  const shop = seller(stage, site)
  await waitFor(async () => {
    const [row] = await site.world.sql("select count(*)::int as n from store.stock_items where status = 'available'")
    return (row!.n as number) >= 60
  })
  await shop.order(goods.code, 1)
  const { token, order } = await shop.paid(goods.code, 2)
  const told = { problem: text(1_000) }
  await shop.ask(`/orders/${token}/deliveries/${order.deliveries[0]!.id}/claims`, told)
  await shop.ask(`/orders/${token}/reviews`, {
    itemId: order.items[0]!.id,
    rating: 5,
    body: text(1_500),
    name: text(60),
  })
  const { items } = (await site.world.call('store.listAllReviews', {})) as unknown as { items: { id: string }[] }
  await site.world.call('store.decideReview', { id: items[0]!.id, status: 'shown', reply: text(500) })
  await shop.paid(goods.file, 3)
  await shop.paid(goods.invite, 4)
}

type Sold = {
  status: string
  invoice: { reference: string | null }
  items: { id: string }[]
  deliveries: { id: string }[]
}

function seller({ house }: Stage, { tenant }: Site) {
  const ask = async <T>(path: string, body?: unknown): Promise<T> => {
    const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const answer = await house.fetch(tenant.host, `/api/v1/store${path}`, init)
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const order = ({ variantId }: Goods, number: number) =>
    ask<{ token: string }>('/orders', {
      lines: [{ variantId, quantity: 1, target: { email: mailbox('akun') } }],
      buyer: {
        name: text(120),
        email: mailbox(`pembeli.${number}`),
        whatsapp: `081200009${number}00`,
      },
      consent: true,
      hasRead: true,
    })
  const pay = async (token: string) => {
    const { reference } = (await ask<Sold>(`/orders/${token}`)).invoice
    await press(house.gateway.url, reference!, 'bayar')
    return waitFor(async () => {
      const now = await ask<Sold>(`/orders/${token}`)
      return now.status === 'delivered' || now.status === 'attention' ? now : null
    })
  }
  const paid = async (goods: Goods, number: number) => {
    const { token } = await order(goods, number)
    return { token, order: await pay(token) }
  }
  return { ask, order, pay, paid }
}
