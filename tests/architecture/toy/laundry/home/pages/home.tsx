import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { cachedHeaders } from '#web/head.ts'
import { pageApp } from '#web/seam.ts'
import { Money } from '#web/ui/money.tsx'
import { useVisit } from '#web/words.ts'
import type { readHome } from '../operations.ts'

export const handle = { js: false, cache: true }
export const headers = cachedHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  return read(pageApp(context).call<typeof readHome>('laundry.readHome', {}))
}

const words = { id: { services: 'Layanan' }, en: { services: 'Services' } }

export default function LaundryHome() {
  const { welcome, address, services } = useLoaderData<typeof loader>()
  const { tenant, locale } = useVisit()
  return (
    <main className="wrap py-12">
      <title>{tenant.name}</title>
      <h1 className="text-4xl">{welcome}</h1>
      <h2 className="mt-8 text-2xl">{words[locale].services}</h2>
      <ul>
        {services.map(({ id, name, priceIdr }) => (
          <li key={id}>
            {name} <Money idr={priceIdr} />
          </li>
        ))}
      </ul>
      <address>{address}</address>
    </main>
  )
}
