import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { read } from '#web/answer.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { formatDay } from '#web/ui/format.ts'
import { Wallet } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { shopOf } from '../../site/pages/parts/shop.ts'
import { creditReasons, creditStates } from '../../shop/pages/parts/credits.tsx'
import type { MyCredits } from '../schemas.ts'
import { AccountPage } from './parts/account.tsx'
import { memberApp } from './parts/member.ts'

export const handle = { js: false }
export const headers = privateHeaders

export async function loader(args: LoaderFunctionArgs) {
  const app = memberApp(args)
  const [shop, credits] = await Promise.all([shopOf(app), read(app.call<MyCredits>('store.listMyCredits', {}))])
  return { shop, credits }
}

export default function Credits() {
  const { shop, credits } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <AccountPage shop={shop} title={say(m.member_credits_title)} lead={say(m.member_credits_lead)}>
      {credits.items.length === 0 ? (
        <div className="glass">
          <Empty icon={Wallet} title={say(m.member_credits_empty)}>
            <p>{say(m.member_credits_empty_text)}</p>
          </Empty>
        </div>
      ) : (
        <>
          <section className="glass p-5 sm:p-6">
            <h2 className="text-muted text-sm font-semibold">{say(m.member_credits_now)}</h2>
            <p className="num mt-1 text-3xl font-extrabold">{formatRupiah(credits.availableIdr)}</p>
          </section>
          <ul className="glass divide-line divide-y px-5">
            {credits.items.map((credit) => (
              <CreditLine key={credit.id} credit={credit} />
            ))}
          </ul>
        </>
      )}
    </AccountPage>
  )
}

function CreditLine({ credit }: { credit: MyCredits['items'][number] }) {
  const say = useSay()
  const { locale } = useVisit()
  const open = credit.status === 'available'
  return (
    <li className="flex items-start justify-between gap-4 py-4">
      <div className="min-w-0">
        <p className="font-semibold break-words">{say(creditReasons[credit.reason])}</p>
        <p className="text-muted num mt-0.5 flex flex-wrap items-center gap-x-3 text-sm">
          <a href={`/account/orders/${credit.orderId}#saldo`} className="hit link-quiet font-semibold">
            {say(m.member_credits_order, { number: credit.orderNumber })}
          </a>
          {formatDay(credit.createdAt, locale)}
        </p>
      </div>
      <div className="shrink-0 text-right">
        <p className="num font-extrabold">{formatRupiah(open ? credit.leftIdr : credit.amountIdr)}</p>
        {open && credit.leftIdr < credit.amountIdr && (
          <p className="text-muted num text-sm">
            {say(m.member_credits_of, { amount: formatRupiah(credit.amountIdr) })}
          </p>
        )}
        <p className="text-muted text-sm">{say(creditStates[credit.status])}</p>
      </div>
    </li>
  )
}
