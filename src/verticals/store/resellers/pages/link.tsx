import { redirect, type LoaderFunctionArgs } from 'react-router'
import { pageApp } from '#web/seam.ts'

export const handle = { js: false }

/** So long a visit counts as the reseller's. */
const DAYS = 30

/** A reseller's link: the visit is remembered and goes on to the shop, or to the goods the link names. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const to = app.url.searchParams.get('ke') ?? ''
  const goods = /^[a-z0-9-]{1,80}$/.test(to) ? `/products/${to}` : '/'
  const code = params.code ?? ''
  if (/^[a-z0-9]{6,24}$/.test(code)) {
    const secure = app.url.protocol === 'https:' ? '; Secure' : ''
    app.setCookie(`mitra=${code}; Path=/; Max-Age=${DAYS * 86_400}; HttpOnly; SameSite=Lax${secure}`)
  }
  return redirect(goods, 302)
}

export default function LinkPage() {
  return null
}
