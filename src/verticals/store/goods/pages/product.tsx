import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { isProblem } from '#kernel/problem/problem.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ExternalLink } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { createProduct, editProduct, listAllCategories, updateProduct } from '../../catalogue/edit-operations.ts'
import type { listProviders } from '../../providers/operations.ts'
import type { listVariants } from '../operations.ts'
import { act } from './parts/act.ts'
import { ProductEditor } from './parts/product-editor.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const { id } = args.params
  const may = (code: string) => app.actor.kind === 'person' && app.actor.permissions.has(code)
  const [product, categories, providers] = await Promise.all([
    id ? read(app.call<typeof editProduct>('store.editProduct', { id })) : null,
    read(app.call<typeof listAllCategories>('store.listAllCategories', {})),
    may('store.providers.manage') ? read(app.call<typeof listProviders>('store.listProviders', {})) : null,
  ])
  const parts = product?.variants.flatMap((variant) => variant.parts.map(({ variantId }) => variantId)) ?? []
  const [bundled, related] = await Promise.all([
    choicesOf(app, parts, 'ids'),
    choicesOf(app, product?.relatedIds ?? [], 'productIds'),
  ])
  return {
    product,
    categories: categories.items.map(({ id, name }) => ({ id, name })),
    providers: (providers?.items ?? []).map(({ id, name, adapterLabel, checksTargets }) => {
      return { id, name, adapterLabel, checksTargets }
    }),
    partNames: Object.fromEntries(bundled.map(({ id, productName, name }) => [id, `${productName} · ${name}`])),
    productNames: Object.fromEntries(related.map(({ productId, productName }) => [productId, productName])),
    done: app.url.searchParams.get('done') ?? '',
  }
}

async function choicesOf(app: PageApp, ids: string[], by: 'ids' | 'productIds') {
  if (ids.length === 0) return []
  return (await read(app.call<typeof listVariants>('store.listVariants', { [by]: ids, limit: 200 }))).items
}

type Saving = { id: string | null; status: string | null; input: Record<string, unknown> }
export type Saved = { id: string; made: boolean; revision: number | null; refused: string | null }

/** Saves, and then shows what was saved if that was wished; when it cannot be shown it is saved all the same. */
async function save(app: PageApp, { id, status, input }: Saving): Promise<Saved> {
  const saved = id
    ? { id, revision: (await app.call<typeof updateProduct>('store.updateProduct', { id, ...input })).revision }
    : { id: (await app.call<typeof createProduct>('store.createProduct', input)).id, revision: null }
  const done = { ...saved, made: id === null }
  if (!status) return { ...done, refused: null }
  try {
    await app.call('store.setProductStatus', { id: saved.id, status })
    return { ...done, refused: null }
  } catch (error) {
    if (!isProblem(error)) throw error
    return { ...done, refused: error.sentence[app.locale] }
  }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, {
    save,
    status: 'store.setProductStatus',
    featured: 'store.setProductFeatured',
    copy: 'store.duplicateProduct',
    delete: 'store.deleteProduct',
  })
}

export default function EditProduct() {
  const loaded = useLoaderData<typeof loader>()
  const say = useSay()
  const { product } = loaded
  const view = product && (product.status === 'active' || product.status === 'paused') && (
    <a href={`/products/${product.slug}`} target="_blank" rel="noopener" className="btn btn-quiet min-h-11">
      <ExternalLink className="size-4.5" aria-hidden="true" />
      {say(m.sell_goods_view)}
    </a>
  )
  return (
    <DeskFrame
      title={product?.name ?? say(m.sell_goods_new)}
      crumbs={[{ to: '/admin/products', label: say(m.sell_goods_products) }]}
      action={view}
    >
      <ProductEditor key={product?.id ?? 'new'} {...loaded} />
    </DeskFrame>
  )
}
