import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { useVisit } from '#web/words.ts'
import type { readHome } from '../operations.ts'

export const handle = { theme: 'auto' }

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'tenant').call<typeof readHome>('laundry.readHome', {}))
}

/** Stands at the same address as the admin page of every other trade. */
export default function LaundryAdmin() {
  const { services } = useLoaderData<typeof loader>()
  const { tenant } = useVisit()
  return (
    <main className="wrap py-12">
      <h1 className="text-3xl">Meja binatu {tenant.name}</h1>
      <p>{services.length}</p>
    </main>
  )
}
