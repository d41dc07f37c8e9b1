import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { Download, History } from '#web/ui/icons.ts'
import { Money, When } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listMyWalletEntries } from '../../../wallet/operations.ts'
import { entryWord } from '../../../wallet/rules.ts'
import { Box, Pages } from './frame.tsx'

type Page = AnswerOf<typeof listMyWalletEntries>
type Entry = Page['items'][number]

/** Every change of the wallet, newest first. */
export function Statement({ page, values }: { page: Page; values: Record<string, string> }) {
  const say = useSay()
  const { month } = values
  const table = `/reseller/wallet.csv${month ? `?month=${month}` : ''}`
  return (
    <Box title={say(m.resell_statement)}>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <form method="get" className="flex flex-wrap items-end gap-3">
          <label className="block">
            <span className="mb-1.5 block text-sm font-semibold">{say(m.resell_month_pick)}</span>
            <input type="month" name="month" defaultValue={month} className="field-input num" />
          </label>
          <button type="submit" className="btn btn-quiet">
            {say(m.resell_show)}
          </button>
        </form>
        <a href={table} download className="btn btn-quiet">
          <Download className="size-4.5" aria-hidden="true" />
          CSV
        </a>
      </div>
      {page.items.length === 0 ? (
        <Empty icon={History} title={say(m.resell_statement_none)}>
          <p>{say(m.resell_statement_none_text)}</p>
        </Empty>
      ) : (
        <ul className="divide-line mt-4 divide-y">
          {page.items.map((entry) => (
            <Line key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <Pages next={page.nextCursor} values={values} />
    </Box>
  )
}

function Line({ entry }: { entry: Entry }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-5 gap-y-1 py-3">
      <div className="min-w-0 grow basis-52">
        <p className="font-semibold break-words">{entryWord(entry, locale)}</p>
        <p className="text-muted num text-sm">
          <When at={entry.createdAt} />
          {entry.orderNumber && ` · ${entry.orderNumber}`}
        </p>
      </div>
      <div className="text-right max-sm:w-full max-sm:text-left">
        {entry.topupIdr !== 0 && <Change label={say(m.resell_topup_side)} idr={entry.topupIdr} />}
        {entry.marginIdr !== 0 && <Change label={say(m.resell_margin_side)} idr={entry.marginIdr} />}
        {entry.owedIdr !== 0 && <Change label={say(m.resell_owed_side)} idr={-entry.owedIdr} />}
        <p className="text-muted text-xs">
          {say(m.resell_left)} <Money idr={entry.topupAfterIdr} /> + <Money idr={entry.marginAfterIdr} />
        </p>
      </div>
    </li>
  )
}

/** With its sign, so that colour is not needed to tell. */
function Change({ label, idr }: { label: string; idr: number }) {
  return (
    <p className="text-sm">
      <span className="text-muted">{label}</span>{' '}
      <span className={`num font-bold whitespace-nowrap ${idr > 0 ? 'text-tone-success-ink' : ''}`}>
        {idr > 0 ? '+' : '−'}
        <Money idr={Math.abs(idr)} />
      </span>
    </p>
  )
}
