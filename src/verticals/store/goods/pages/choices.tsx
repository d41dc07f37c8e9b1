import type { LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import type { listVariants } from '../operations.ts'

/* Not a page: what the pages ask while somebody looks for a variant. */

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const search = app.url.searchParams
  const [q, kind, plain] = [search.get('q')?.trim(), search.get('kind'), search.get('plain')]
  const input = { ...(q ? { q } : {}), ...(kind ? { kind } : {}), bundles: plain ? 'no' : 'yes', limit: 20 }
  return read(app.call<typeof listVariants>('store.listVariants', input))
}

export type VariantChoice = Awaited<ReturnType<typeof loader>>['items'][number]
