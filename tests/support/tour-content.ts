import type { z } from 'zod'
import type { Tenant } from '#kernel/context.ts'
import { LIMITS } from '../../src/verticals/tutoring/site/rules.ts'
import type { Content } from '../../src/verticals/tutoring/site/schemas.ts'
import { dayAfter, dayOf } from '../../src/verticals/store/desk/rules.ts'
import type { Stage } from './journey.ts'
import { payInvoice, placeOrder, reached } from './story.ts'
import { ask } from './world.ts'

/* What the tour shows: addresses that exist, and a site whose every text is as long as it may be. */

export type Samples = Record<string, string>

const WORDS = 'Bimbingan Belajar Persiapan Seleksi Bintara Tamtama dan Akademi Nusantara Sejahtera Mandiri '
const long = (length: number) =>
  WORDS.repeat(Math.ceil(length / WORDS.length))
    .slice(0, length)
    .trim()
const UNBROKEN = 'Superkalifragilistikekspialidosius'

/** A site that was bought a moment ago: nobody has written anything into it. */
export const FRESH = 'baru-saja'
export const LONG = { slug: 'bimbingan-belajar-persiapan-seleksi-panj', name: long(60) }

export async function openFresh({ house }: Stage): Promise<void> {
  const placed = await placeOrder(house, FRESH, { scheme: 'full' })
  await payInvoice(house, placed.invoiceToken)
  await reached(house, placed, 'active')
}

/** Orders, pays and builds a site with the longest name and address, and fills what its owner can fill. */
export async function fillLong(stage: Stage): Promise<void> {
  const { house } = stage
  const owner = {
    name: `Raden Ayu ${UNBROKEN} Kusumaningrum Prawira`,
    email: `raden.ayu.kusumaningrum.hadiwidjojo.prawiranegara@${'panjang'.repeat(4)}.contoh.id`,
    whatsapp: '0812 0000 0099',
    address: long(180),
  }
  const placed = await placeOrder(house, LONG.slug, { businessName: LONG.name, owner, scheme: 'full' })
  await payInvoice(house, placed.invoiceToken)
  await reached(house, placed, 'active')
  // One that was never paid, so that lists have more than one state.
  await placeOrder(house, 'belum-dibayar', { businessName: `${UNBROKEN} ${UNBROKEN}`.slice(0, 60) })
  const site = (await house.house.hosts.tenantOf(`${LONG.slug}.ruko.localhost`))!
  await fillSite(stage, site)
  await fillSections(stage, site)
  // One as a visitor sends it, so that messages go out.
  const body = JSON.stringify({
    name: `${UNBROKEN} ${long(40)}`.slice(0, 80),
    whatsapp: '0812 0000 0077',
    email: 'calon.siswa@contoh.id',
    note: long(900),
    consent: true,
  })
  const sent = await house.fetch(`${LONG.slug}.ruko.localhost`, '/api/v1/tutoring/registrations', {
    method: 'POST',
    body,
  })
  if (!sent.ok) throw new Error(await sent.text())
}

/** Publishes a site of every kind of section in which each text has the greatest length that the editor takes. */
async function fillSections({ house }: Stage, site: Tenant): Promise<void> {
  const host = `${LONG.slug}.ruko.localhost`
  const headers = await house.owner(site)
  const ask = async (method: string, path: string, body: unknown) => {
    const answer = await house.fetch(host, `/api/v1/tutoring/site/${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return (await answer.json()) as { revision: number }
  }
  const { revision } = await ask('GET', 'draft', null)
  const saved = await ask('PUT', 'draft', { revision, content: longContent() })
  await ask('POST', 'publications', { revision: saved.revision })
}

function longContent(): z.input<typeof Content> {
  const id = () => crypto.randomUUID()
  const text = (most: number) => `${UNBROKEN} ${long(most)}`.slice(0, most).trim()
  const few = <T>(make: (index: number) => T, count = 5): T[] => Array.from({ length: count }, (_none, at) => make(at))
  const head = () => ({ id: id(), title: text(LIMITS.name), lead: text(LIMITS.summary) })
  return {
    contact: {
      whatsapp: '0812 0000 0099',
      email: `halo@${'panjang'.repeat(6)}.contoh.id`,
      address: text(LIMITS.address),
      mapsUrl: `https://contoh.id/${'peta'.repeat(40)}`,
      hours: text(LIMITS.line),
      instagram: 'nama_akun_yang_sangat_panjang.sekali.untuk.diuji',
      tiktok: '@nama_akun_yang_sangat_panjang.sekali.untuk.diuji',
      youtube: `https://contoh.id/${'kanal'.repeat(20)}`,
    },
    seo: { title: text(70), description: text(LIMITS.line) },
    sections: [
      {
        ...head(),
        type: 'hero',
        eyebrow: text(LIMITS.name),
        headline: text(LIMITS.title),
        intro: text(LIMITS.summary),
        primary: { label: text(LIMITS.label), target: 'register', url: '' },
        secondary: { label: text(LIMITS.label), target: 'whatsapp', url: '' },
        figures: few(() => ({ value: '1.250.000.00', label: text(LIMITS.label) }), LIMITS.figures),
      },
      {
        ...head(),
        type: 'programmes',
        items: few(() => ({
          id: id(),
          name: text(LIMITS.name),
          summary: text(LIMITS.summary),
          schedule: text(LIMITS.title),
          duration: text(LIMITS.name),
          priceIdr: LIMITS.priceIdr,
          features: few(() => text(LIMITS.name), LIMITS.features),
        })),
      },
      {
        ...head(),
        type: 'tutors',
        items: few(() => ({ id: id(), name: text(LIMITS.name), role: text(LIMITS.name), bio: text(LIMITS.summary) })),
      },
      {
        ...head(),
        type: 'schedule',
        items: few(() => ({
          id: id(),
          day: text(LIMITS.label),
          time: text(LIMITS.label),
          programme: text(LIMITS.name),
          place: text(LIMITS.name),
        })),
      },
      {
        ...head(),
        type: 'testimonials',
        items: few(() => ({
          id: id(),
          name: text(LIMITS.name),
          result: text(LIMITS.name),
          quote: text(LIMITS.summary),
        })),
      },
      { ...head(), type: 'gallery', items: few(() => ({ id: id(), caption: text(LIMITS.title) })) },
      { ...head(), type: 'articles', count: 6 },
      {
        ...head(),
        type: 'faq',
        items: few(() => ({ id: id(), question: text(LIMITS.line), answer: text(LIMITS.answer) })),
      },
      { ...head(), type: 'registration', label: text(LIMITS.label) },
      { ...head(), type: 'contact' },
      { ...head(), type: 'text', body: `## ${text(200)}\n\n${text(2_000)}\n\n- ${UNBROKEN.repeat(3)}` },
    ],
  }
}

/** Registrations and an article with texts at their limits; the site's sections as long as the editor lets them be. */
async function fillSite({ house }: Stage, site: Tenant): Promise<void> {
  for (let index = 0; index < 30; index++) {
    await house.sql(
      site.id,
      `insert into tutoring.registrations (tenant_id, id, number, name, whatsapp, email, school, programme_name, note, status, consented_at)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, $9, now())`,
      [
        site.id,
        `PD-PANJANG-${index}`,
        `${UNBROKEN} ${long(70)} ${index}`,
        `+62812000000${String(index).padStart(2, '0')}`,
        `calon.siswa.dengan.alamat.panjang.${index}@contoh.id`,
        long(110),
        long(100),
        long(900),
        ['new', 'contacted', 'enrolled', 'declined'][index % 4],
      ],
    )
  }
  await house.sql(
    site.id,
    `insert into tutoring.articles (tenant_id, id, slug, title, summary, body, status, published_at)
     values ($1, gen_random_uuid(), 'artikel-panjang', $2, $3, $4, 'published', now())`,
    [site.id, `${UNBROKEN} ${long(80)}`, long(290), `## ${long(100)}\n\n${long(4000)}\n\n- ${UNBROKEN.repeat(3)}`],
  )
}

/** Values for the parameters of addresses, in the portal and on one site. */
export async function samplesOf(stage: Stage, site: Tenant): Promise<Samples> {
  const { house } = stage
  const platform = house.platform.id
  const first = async (tenantId: string, text: string, values: unknown[] = [tenantId]) =>
    (await house.sql<Record<string, string>>(tenantId, text, values))[0]
  const order = await first(
    platform,
    'select id, token from platform.orders where tenant_id = $1 and site_tenant_id = $2',
    [platform, site.id],
  )
  const invoice = await first(
    platform,
    'select token from platform.invoices where tenant_id = $1 and order_id = $2 order by id limit 1',
    [platform, order!.id],
  )
  const article = await first(
    site.id,
    "select id, slug from tutoring.articles where tenant_id = $1 and status = 'published' order by id limit 1",
  )
  const registration = await first(site.id, 'select id from tutoring.registrations where tenant_id = $1 limit 1')
  const person = (tenantId: string) =>
    first(tenantId, "select id from kernel.people where tenant_id = $1 and email not like '%uji%' order by id limit 1")
  const [ours, theirs] = [await person(platform), await person(site.id)]
  const draft = await draftFor(stage, site)
  return {
    'portal:templates/tutoring/preview': `templates/tutoring/preview?draft=${draft}`,
    'console:console/team/:id': `console/team/${ours!.id}`,
    'admin:admin/team/:id': `admin/team/${theirs!.id}`,
    'tenant:artikel/halaman/:page': 'artikel/halaman/1',
    role: 'owner',
    'portal:orders/:token/thanks': `orders/${order!.token}/thanks`,
    'portal:orders/:token': `orders/${order!.token}`,
    'portal:invoices/:token': `invoices/${invoice!.token}`,
    'console:console/orders/:id': `console/orders/${order!.id}`,
    'portal:vertical': 'tutoring',
    template: 'invitation',
    ...(article
      ? {
          'tenant:artikel/:slug': `artikel/${article.slug}`,
          'admin:admin/articles/:id': `admin/articles/${article.id}`,
        }
      : {}),
    ...(registration ? { 'admin:admin/registrations/:id': `admin/registrations/${registration.id}` } : {}),
    page: 'home',
    ...(site.vertical === 'store' ? await shopSamples(stage, site) : {}),
  }
}

/** A shop's pages need goods, an order that waits for money, and one that was handed over; a fresh shop has none. */
async function shopSamples({ house }: Stage, site: Tenant): Promise<Samples> {
  const one = async (text: string) => (await house.sql<Record<string, string>>(site.id, text, [site.id]))[0]
  const product = await one(
    "select slug, id from store.products where tenant_id = $1 and status = 'active' and kind = 'stock' order by slug limit 1",
  )
  const open = await one("select token from store.orders where tenant_id = $1 and status = 'pending_payment' limit 1")
  const done = await one(
    "select id, token from store.orders where tenant_id = $1 and status = 'delivered' order by id limit 1",
  )
  const [mine, sold] = [
    await one(`select o.id, o.person_id from store.orders o where o.tenant_id = $1 and o.person_id is not null
      and o.reseller_id is null and o.status = 'delivered' order by o.id limit 1`),
    await one(`select o.id from store.orders o join store.resellers r on r.tenant_id = o.tenant_id
      and r.person_id = o.person_id where o.tenant_id = $1 order by o.id limit 1`),
  ]
  const reseller = await one('select id from store.resellers where tenant_id = $1 order by id limit 1')
  const day = dayAfter(dayOf(new Date()), -1)
  const variantOf = (kind: string) =>
    one(
      `select v.id from store.variants v join store.products p on p.tenant_id = v.tenant_id and p.id = v.product_id
       where v.tenant_id = $1 and p.kind = '${kind}' limit 1`,
    )
  const [unit, filed] = [await variantOf('stock'), await variantOf('file')]
  const [job, batch] = [
    await one('select id from store.fulfillment_jobs where tenant_id = $1 limit 1'),
    await one('select id from store.batches where tenant_id = $1 limit 1'),
  ]
  return {
    ...(product && {
      'tenant:products/:slug': `products/${product.slug}`,
      'tenant:checkout/:slug': `checkout/${product.slug}`,
      'admin:admin/products/:id': `admin/products/${product.id}`,
    }),
    ...(open && { 'tenant:invoice/:token': `invoice/${open.token}` }),
    ...(done && {
      'tenant:track/:token': `track/${done.token}`,
      'tenant:bukti/:token': `bukti/${await proofOf(house, site, done.token!)}`,
      'admin:admin/orders/:id': `admin/orders/${done.id}`,
    }),
    ...(mine && {
      'tenant:account/orders/:id': `account/orders/${mine.id}`,
      'admin:admin/points/:id': `admin/points/${mine.person_id}`,
    }),
    'admin:admin/closing/:day': `admin/closing/${day}`,
    'admin:admin/closing/:day/print': `admin/closing/${day}/print`,
    ...(done && { 'admin:admin/settlements/:id': `admin/settlements/${await settlementOf(house, site)}` }),
    ...(reseller && { 'admin:admin/resellers/:id': `admin/resellers/${reseller.id}` }),
    ...(sold && { 'tenant:reseller/orders/:id': `reseller/orders/${sold.id}` }),
    ...(job && { 'admin:admin/jobs/:id': `admin/jobs/${job.id}` }),
    ...(filed && { 'admin:admin/variants/:id/files': `admin/variants/${filed.id}/files` }),
    ...(unit && {
      'admin:admin/stock/:id': `admin/stock/${unit.id}`,
      'admin:admin/stock/:id/import': `admin/stock/${unit.id}/import`,
    }),
    ...(batch && { 'admin:admin/batches/:id': `admin/batches/${batch.id}` }),
  }
}

/** A file of the gateway with a line that agrees with nothing. */
async function settlementOf(house: Stage['house'], site: Tenant): Promise<string> {
  const { cookie } = await house.owner(site, ['owner'])
  const csv = 'Order ID,Amount,Fee\nRK-TIDAK-DIKENAL,50000,350\n'
  const input = {
    file: Buffer.from(csv).toString('base64'),
    name: 'settlement.csv',
    mapping: { reference: 0, amount: 1, fee: 2, net: null, paymentId: null, paidAt: null },
  }
  const operation = house.house.registry.operations.get('store.startSettlement')!
  const answer = await ask(house, site, operation, input, { token: cookie.split('=')[1]! })
  if (!answer.ok) throw new Error(await answer.text())
  return ((await answer.json()) as { id: string }).id
}

async function proofOf(house: Stage['house'], site: Tenant, token: string): Promise<string> {
  const answer = await house.fetch(site.host, `/api/v1/store/orders/${token}/proofs`, { method: 'POST' })
  return ((await answer.json()) as { proof: string }).proof
}

/** An order that is being written, in the site's name. */
async function draftFor({ house }: Stage, site: Tenant): Promise<string> {
  const fields = { vertical: 'tutoring', package: 'pro', businessName: site.name, slug: 'sedang-ditulis' }
  const body = JSON.stringify({ fields })
  const answer = await house.fetch('ruko.localhost', '/api/v1/drafts', { method: 'POST', body })
  if (!answer.ok) throw new Error(await answer.text())
  return ((await answer.json()) as { token: string }).token
}
