import { type LoaderFunctionArgs, redirect } from 'react-router'
import { invalidInput } from '#kernel/problem/common.ts'
import { isProblem } from '#kernel/problem/problem.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import type { PageApp } from '#web/seam.ts'
import { shopOf } from '../../../site/pages/parts/shop.ts'

/** The server and the shop for a page of resellers; whoever is none is led to where one becomes one. */
export async function resellerPage<T>(args: LoaderFunctionArgs, reading: (app: PageApp) => Promise<T>) {
  const app = signedInApp(args, 'tenant')
  const [shop, found] = await Promise.all([shopOf(app), read(mineOnly(() => reading(app)))])
  return { shop, ...found }
}

async function mineOnly<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading()
  } catch (error) {
    if (isProblem(error) && (error.code === 'not-a-reseller' || error.code === 'forbidden'))
      throw redirect('/reseller/apply', 303)
    throw error
  }
}

/** The parameters of the address that say something. */
export function asked(request: Request, names: readonly string[]): Record<string, string> {
  const search = new URL(request.url).searchParams
  const pairs = names.map((name) => [name, (search.get(name) ?? '').trim()] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** As people write rupiah: `50000`, `50.000`, `50,000` or `Rp 50 000`. */
const RUPIAH = /^(?:rp\.?\s*)?(?:\d{1,12}|\d{1,3}(?:([., ])\d{3})(?:\1\d{3}){0,2})(?:,-)?$/i

/**
 * Rupiah as somebody types them into the field `path`. Nothing at all is null; what is no sum is refused beside its field,
 * never read as the digits that happen to stand in it.
 */
export function rupiahOf(typed: string, path: string): number | null {
  const sum = typed.trim().replaceAll('\u00a0', ' ')
  if (sum === '') return null
  if (RUPIAH.test(sum)) return Number(sum.replaceAll(/\D/g, ''))
  throw invalidInput({}, [{ path, sentence: NO_SUM }])
}

const NO_SUM = {
  id: 'Tulis rupiah bulat dengan angka saja, misalnya 50.000.',
  en: 'Write whole rupiah in digits only, such as 50.000.',
}
