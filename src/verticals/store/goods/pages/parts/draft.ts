import type { useLoaderData } from 'react-router'
import type { loader } from '../product.tsx'

/* A product while it is edited: as the operation takes it, but with empty figures, and rows that know each other. */

export type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
export type Product = NonNullable<Loaded['product']>
export type Kind = Product['kind']
type Input = Product['inputs'][number]

export type VariantDraft = Omit<
  Product['variants'][number],
  'id' | 'priceIdr' | 'costIdr' | 'lowStockAt' | 'downloadLimit' | 'downloadDays'
> & {
  key: string
  id: string | null
  priceIdr: number | null
  costIdr: number | null
  lowStockAt: number | null
  downloadLimit: number | null
  downloadDays: number | null
}
export type InputDraft = Omit<Input, 'options'> & { rowKey: string; options: string }
export type FaqDraft = Product['faq'][number] & { rowKey: string }
export type Draft = Omit<
  Product,
  | 'id'
  | 'revision'
  | 'status'
  | 'pauseReason'
  | 'featured'
  | 'soldCount'
  | 'createdAt'
  | 'updatedAt'
  | 'variants'
  | 'inputs'
  | 'faq'
  | 'tags'
  | 'warrantyDays'
  | 'minQuantity'
  | 'maxQuantity'
> & {
  variants: VariantDraft[]
  inputs: InputDraft[]
  faq: FaqDraft[]
  tags: string
  warrantyDays: number | null
  minQuantity: number | null
  maxQuantity: number | null
}

let rows = 0
export const rowKey = (): string => `baris-${(rows += 1)}`

export function blankVariant(): VariantDraft {
  return {
    key: rowKey(),
    id: null,
    name: '',
    sku: '',
    priceIdr: null,
    compareAtIdr: null,
    durationDays: null,
    costIdr: 0,
    visible: true,
    lowStockAt: 5,
    providerId: null,
    plan: '',
    downloadLimit: 5,
    downloadDays: 30,
    parts: [],
  }
}

const blank: Draft = {
  kind: 'stock',
  name: '',
  slug: '',
  categoryId: null,
  summary: '',
  description: '',
  instructions: '',
  faq: [],
  tags: '',
  pictureIds: [],
  art: '',
  inputs: [],
  targetCheck: null,
  mustRead: '',
  warrantyDays: 0,
  warrantyAuto: false,
  minQuantity: 1,
  maxQuantity: 1,
  perBuyerMax: null,
  cutoff: null,
  relatedIds: [],
  variants: [],
}

export function draftOf(product: Product | null): Draft {
  if (!product) return { ...blank, variants: [blankVariant()] }
  const { id: _id, revision: _revision, status: _status, pauseReason: _reason, featured: _featured, ...rest } = product
  const { soldCount: _sold, createdAt: _created, updatedAt: _updated, ...fields } = rest
  return {
    ...fields,
    tags: product.tags.join(', '),
    faq: product.faq.map((one) => ({ ...one, rowKey: rowKey() })),
    inputs: product.inputs.map((one) => ({ ...one, rowKey: rowKey(), options: (one.options ?? []).join('\n') })),
    variants: product.variants.map((one) => ({ ...one, key: rowKey() })),
  }
}

/** What is sent; an empty figure that is needed is left out and so refused beside its field. */
export function inputOf(draft: Draft, revision: number | null): Record<string, unknown> {
  const { kind, slug, tags, faq, inputs, variants, ...fields } = draft
  return {
    ...fields,
    ...(revision === null ? { kind, ...(slug ? { slug } : {}) } : { revision, slug }),
    warrantyDays: draft.warrantyDays ?? 0,
    minQuantity: draft.minQuantity ?? 1,
    maxQuantity: draft.maxQuantity ?? 1,
    tags: [
      ...new Set(
        tags
          .split(',')
          .map((tag) => tag.trim())
          .filter(Boolean),
      ),
    ],
    faq: faq.map(({ question, answer }) => ({ question, answer })),
    inputs: inputs.map(({ rowKey: _row, options, pattern, ...one }) => ({
      ...one,
      ...(pattern ? { pattern } : {}),
      ...(one.type === 'select' || one.type === 'server' ? { options: linesOf(options) } : {}),
    })),
    variants: variants.map(({ key: _key, id, priceIdr, costIdr, lowStockAt, downloadLimit, downloadDays, ...one }) => ({
      ...one,
      ...(id ? { id } : {}),
      ...(priceIdr === null ? {} : { priceIdr }),
      costIdr: costIdr ?? 0,
      lowStockAt: lowStockAt ?? 0,
      downloadLimit: downloadLimit ?? 5,
      downloadDays: downloadDays ?? 30,
    })),
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** `Email Akun` becomes `email_akun`: the name under which the buyer's word is kept. */
export function keyOf(label: string): string {
  const bare = label.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return bare
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 30)
}
