import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import type { readTrialBalance } from '#services/ledger/operations.ts'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { formatInstant } from '#web/ui/format.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'portal').call<typeof readTrialBalance>('ledger.readTrialBalance', {}))
}

export default function Ledger() {
  const { accounts, totalDebitIdr, totalCreditIdr, asOf } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  const balanced = totalDebitIdr === totalCreditIdr
  const amount = formatRupiah(balanced ? totalDebitIdr : Math.abs(totalDebitIdr - totalCreditIdr))
  return (
    <DeskFrame title={say(m.console_ledger)}>
      <Notice tone={balanced ? 'success' : 'danger'}>
        <span className="num">{say(balanced ? m.ledger_sentence_ok : m.ledger_sentence_bad, { amount })}</span>
      </Notice>
      {/* Wider than a phone; whoever has no pointer scrolls it with the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of the keyboard */}
      <div role="region" aria-label={say(m.console_ledger)} tabIndex={0} className="card-box mt-5 overflow-x-auto">
        <table className="table-list">
          <caption className="num text-muted px-4 pt-4 text-left text-sm">
            {say(m.ledger_as_of, { when: formatInstant(asOf, locale) })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{say(m.ledger_account)}</th>
              <th scope="col" className="is-num">
                {say(m.ledger_debit)}
              </th>
              <th scope="col" className="is-num">
                {say(m.ledger_credit)}
              </th>
              <th scope="col" className="is-num">
                {say(m.ledger_balance)}
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ code, name, debitIdr, creditIdr, balanceIdr }) => (
              <tr key={code}>
                <td>
                  <span className="block font-semibold">{name}</span>
                  <span className="num text-muted text-xs">{code}</span>
                </td>
                <td className="is-num">{debitIdr > 0 ? formatRupiah(debitIdr) : '–'}</td>
                <td className="is-num">{creditIdr > 0 ? formatRupiah(creditIdr) : '–'}</td>
                <td className="is-num font-semibold">{balanceIdr === 0 ? '–' : formatRupiah(Math.abs(balanceIdr))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot className="border-line border-t-2 font-bold">
            <tr>
              <td>{say(m.ledger_total)}</td>
              <td className="is-num">{formatRupiah(totalDebitIdr)}</td>
              <td className="is-num">{formatRupiah(totalCreditIdr)}</td>
              <td className="is-num">{formatRupiah(totalDebitIdr - totalCreditIdr)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </DeskFrame>
  )
}
