import { createHash } from 'node:crypto'
import type { DemoProduct, DemoShop } from './shape.ts'
import { textFile } from './files.ts'

/** Calls one operation of the shop as its owner; null where it is answered with a refusal of this code. */
export type AsOwner = <T>(id: string, input: unknown, refused?: string) => Promise<T | null>

type Made = { id: string }
type Variant = { id: string; name: string }
type Known = { id: string; variants: Variant[] }

/**
 * Gives a demonstration shop its goods, by the same operations as any owner. What is there already is passed over, so a
 * broken-off start is carried on; its words come last, and with them it is finished.
 */
export async function fillShop(shop: DemoShop, call: AsOwner): Promise<Map<string, Known>> {
  const categories = await makeCategories(shop, call)
  const providers = { invites: await makeProvider(shop, call), checks: await makeChecker(shop, call) }
  const known = new Map<string, Known>()
  // The one that was made last is the newest: the list's own order is the order of the shop.
  for (const product of shop.products.toReversed()) {
    const made = await makeProduct(product, categories.get(product.category) ?? null, providers, call)
    known.set(product.slug, made)
    await putIn(shop, product, made, call)
  }
  await startFlashSales(shop, known, call)
  for (const coupon of shop.coupons) await call('store.createCoupon', coupon, 'coupon-code-taken')
  for (const [role, rules] of Object.entries(shop.points ?? {})) await call('store.updatePointRules', { role, rules })
  return known
}

/** The owner's own words, published; whoever finds a second revision finds a finished shop. */
export async function writeShop(shop: DemoShop, call: AsOwner): Promise<void> {
  const { announcement, hero, contact } = shop.content
  const content = { announcement, hero, contact: { ...contact, address: shop.address } }
  const saved = await call<{ revision: number }>('store.saveShop', { revision: 1, content }, 'site-changed')
  if (saved) await call('store.publishShop', { revision: saved.revision }, 'site-changed')
}

async function makeCategories(shop: DemoShop, call: AsOwner): Promise<Map<string, string>> {
  const list = async () => (await call<{ items: { id: string; slug: string }[] }>('store.listAllCategories', {}))!.items
  const before = new Set((await list()).map(({ slug }) => slug))
  for (const category of shop.categories) if (!before.has(category.slug)) await call('store.createCategory', category)
  return new Map((await list()).map(({ slug, id }) => [slug, id]))
}

/** Invitations of the demonstration are worked off by staff: nobody outside is asked. */
async function makeProvider(shop: DemoShop, call: AsOwner): Promise<string | null> {
  if (shop.products.every(({ kind }) => kind !== 'invite')) return null
  const { items } = (await call<{ items: { id: string; byStaff: boolean }[] }>('store.listProviders', {}))!
  const first = items.find(({ byStaff }) => byStaff)
  if (first) return first.id
  const made = await call<Made>('store.createProvider', { adapter: 'manual', name: 'Tim undangan' })
  return made!.id
}

/** Whose account a player has is known to the stand-in; a house without one sells the same without asking. */
async function makeChecker(shop: DemoShop, call: AsOwner): Promise<string | null> {
  if (!shop.products.some(({ checked }) => checked)) return null
  const { items } = (await call<{ items: { id: string; checksTargets: boolean; accounts: unknown[] }[] }>(
    'store.listProviders',
    {},
  ))!
  const first = items.find(({ checksTargets }) => checksTargets)
  const wish = { adapter: 'simulator', name: 'Pemeriksa akun gim' }
  const id = first?.id ?? (await call<Made>('store.createProvider', wish, 'adapter-unknown'))?.id ?? null
  if (id && (first?.accounts ?? []).length === 0) {
    const credentials = { account: shop.slug, token: `token-${shop.slug}` }
    await call('store.createProviderAccount', { id, label: shop.name, credentials, dailyQuota: 1000 })
  }
  return id
}

async function makeProduct(
  product: DemoProduct,
  categoryId: string | null,
  providers: { invites: string | null; checks: string | null },
  call: AsOwner,
): Promise<Known> {
  const { slug, name, kind, art, summary, tags } = product
  const made = await call<Made>(
    'store.createProduct',
    {
      ...{ slug, name, kind, art, summary, tags, categoryId },
      description: product.about,
      instructions: product.use,
      mustRead: product.mustRead ?? '',
      warrantyDays: product.warrantyDays ?? 0,
      maxQuantity: product.most ?? 1,
      faq: (product.faq ?? []).map(([question, answer]) => ({ question, answer })),
      inputs: (product.inputs ?? []).map((input) => ({ ...input, required: true })),
      targetCheck: product.checked ? providers.checks : null,
      variants: product.variants.map(({ name, priceIdr, compareAtIdr, durationDays }) => ({
        name,
        priceIdr,
        compareAtIdr: compareAtIdr ?? null,
        durationDays: durationDays ?? null,
        costIdr: Math.round((priceIdr * 0.72) / 500) * 500,
        ...(kind === 'invite' ? { providerId: providers.invites, plan: slug } : {}),
      })),
    },
    'store-slug-taken',
  )
  const id = made?.id ?? (await findProduct(slug, call))
  const { variants } = (await call<{ variants: Variant[] }>('store.editProduct', { id }))!
  return { id, variants }
}

async function findProduct(slug: string, call: AsOwner): Promise<string> {
  const detail = await call<{ id: string }>('store.readProduct', { productSlug: slug }, 'not-found')
  if (detail) return detail.id
  const { items } = (await call<{ items: { id: string; slug: string }[] }>('store.listAllProducts', { q: slug }))!
  return items.find((one) => one.slug === slug)!.id
}

/** Codes, seats and files; then it goes on sale. All of it may have been done before. */
async function putIn(shop: DemoShop, product: DemoProduct, { id, variants }: Known, call: AsOwner): Promise<void> {
  for (const [at, variant] of variants.entries()) {
    const units = product.variants[at]?.units ?? 0
    if (product.kind === 'stock' && units > 0) {
      const text = Array.from({ length: units }, (_, unit) =>
        codeOf(`${shop.slug} ${product.slug} ${at} ${unit}`),
      ).join('\n')
      await call('store.startImport', { variantId: variant.id, text, header: 'no', name: 'Stok awal' }, 'import-empty')
    }
    if (product.kind === 'shared' && units > 0) await openAccount(shop, product, variant, units, call)
    if (product.kind === 'file') await putFile(shop, product, variant, call)
  }
  await call('store.setProductStatus', { id, status: 'active' })
  if (product.featured) await call('store.setProductFeatured', { id, featured: true })
}

async function openAccount(
  shop: DemoShop,
  product: DemoProduct,
  variant: Variant,
  seats: number,
  call: AsOwner,
): Promise<void> {
  const { items } = (await call<{ items: unknown[] }>('store.listAccounts', { variantId: variant.id }))!
  if (items.length > 0) return
  const mark = codeOf(`${shop.slug} ${product.slug} ${variant.name}`)
  await call('store.createAccount', {
    variantId: variant.id,
    label: `${product.name} keluarga`,
    lines: [
      { label: 'Email', value: `keluarga-${mark.slice(0, 4).toLowerCase()}@${shop.slug}.contoh.id` },
      { label: 'Kata sandi', value: mark },
    ],
    seats: Array.from({ length: seats }, (_, at) => {
      return { name: `Profil ${at + 1}`, secret: String(1000 + ((at * 737 + mark.charCodeAt(1)) % 9000)) }
    }),
  })
}

async function putFile(shop: DemoShop, product: DemoProduct, variant: Variant, call: AsOwner): Promise<void> {
  const { items } = (await call<{ items: unknown[] }>('store.listProductFiles', { id: variant.id }))!
  if (items.length > 0) return
  const { name, mime, bytes } = textFile(shop.name, product)
  await call('store.uploadProductFile', { id: variant.id, name, mime, file: bytes.toString('base64') })
}

async function startFlashSales(shop: DemoShop, known: Map<string, Known>, call: AsOwner): Promise<void> {
  const { items } = (await call<{ items: { variantId: string }[] }>('store.listFlashSales', {}))!
  const running = new Set(items.map(({ variantId }) => variantId))
  for (const { product, variant, priceIdr, cap, hours } of shop.flash) {
    const variantId = known.get(product)!.variants[variant]!.id
    if (running.has(variantId)) continue
    const now = Date.now()
    const startsAt = new Date(now).toISOString()
    const endsAt = new Date(now + hours * 3_600_000).toISOString()
    await call('store.createFlashSale', { variantId, priceIdr, startsAt, endsAt, cap, perBuyer: 2 }, 'flash-overlaps')
  }
}

/** A code that looks like one and is nobody's; the same one at every start. */
export function codeOf(seed: string): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const bytes = createHash('sha256').update(`ruko demo ${seed}`).digest()
  const text = Array.from(bytes.subarray(0, 12), (byte) => letters[byte % letters.length]).join('')
  return text.replaceAll(/(.{4})(?=.)/g, '$1-')
}
