import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Money } from '#web/ui/money.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { AnswerOf } from '#web/seam.ts'
import type { previewPrices } from '../../../catalogue/edit-operations.ts'
import { Dialog } from './dialog.tsx'
import { ChoiceInput, TextInput } from './inputs.tsx'
import { useAct } from './use-act.ts'

type Preview = AnswerOf<typeof previewPrices>
type Props = { productIds: string[]; onClose: () => void; done: (count: number) => void }

/** Other prices for many variants at once: how, what it would do, and only then it is done. */
export function PriceDialog({ productIds, onClose, done }: Props) {
  const say = useSay()
  const [kind, setKind] = useState('percent')
  const [value, setValue] = useState('')
  const [round, setRound] = useState('500')
  const [preview, setPreview] = useState<Preview | null>(null)
  const { send, busy, refusal, form } = useAct(({ intent, body }) => {
    if (intent === 'preview') setPreview(body as Preview)
    else done((body as { count: number }).count)
  })
  const typed = Number(value.replace(',', '.').replaceAll(/[^\d.-]/g, ''))
  const input = { productIds, kind, value: kind === 'amount' ? Math.round(typed) : typed, roundToIdr: Number(round) }
  const forget =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setPreview(null)
      set(value)
    }
  return (
    <Dialog title={say(m.sell_goods_prices_title, { count: productIds.length })} wide onClose={onClose}>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <ChoiceInput
          id="f-kind"
          label={say(m.sell_goods_prices_how)}
          value={kind}
          onChange={forget(setKind)}
          options={[
            ['percent', say(m.sell_goods_prices_percent)],
            ['amount', say(m.sell_goods_prices_amount)],
          ]}
        />
        <TextInput
          id="f-value"
          label={say(kind === 'percent' ? m.sell_goods_prices_value_percent : m.sell_goods_prices_value_amount)}
          help={say(m.sell_goods_prices_value_help)}
          error={form.errors.value}
          value={value}
          onChange={forget(setValue)}
          max={12}
          className="num"
        />
        <ChoiceInput
          id="f-round"
          label={say(m.sell_goods_prices_round)}
          value={round}
          onChange={forget(setRound)}
          options={['1', '100', '500', '1000', '5000'].map((one) => [one, `Rp ${Number(one).toLocaleString('id-ID')}`])}
        />
      </div>
      {refusal && !form.first && (
        <div className="mt-4">
          <Notice tone="danger">{refusal.sentence}</Notice>
        </div>
      )}
      {preview && <Changes preview={preview} />}
      <div className="mt-5 flex flex-wrap gap-3">
        <button
          type="button"
          disabled={busy || value.trim() === ''}
          onClick={() => send('preview', input)}
          className={`btn min-h-11 ${preview ? 'btn-quiet' : 'btn-primary'}`}
        >
          {say(m.sell_goods_prices_preview)}
        </button>
        {preview && preview.count > 0 && (
          <button
            type="button"
            disabled={busy}
            onClick={() => send('prices', input)}
            className="btn btn-primary min-h-11"
          >
            {say(m.sell_goods_prices_apply, { count: preview.count })}
          </button>
        )}
      </div>
    </Dialog>
  )
}

function Changes({ preview: { count, items } }: { preview: Preview }) {
  const say = useSay()
  if (count === 0) return <p className="text-muted mt-5">{say(m.sell_goods_prices_none)}</p>
  return (
    <div className="border-line rounded-box mt-5 max-h-72 overflow-auto border">
      <table className="table-list">
        <thead>
          <tr>
            <th scope="col">{say(m.sell_goods_product)}</th>
            <th scope="col" className="is-num max-sm:hidden">
              {say(m.sell_goods_prices_now)}
            </th>
            <th scope="col" className="is-num">
              {say(m.sell_goods_prices_then)}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ variantId, productName, variantName, priceIdr, newPriceIdr, costIdr }) => (
            <tr key={variantId}>
              <td className="break-words">
                <span className="font-semibold">{productName}</span>
                <span className="text-muted block">{variantName}</span>
              </td>
              <td className="is-num text-muted max-sm:hidden">
                <Money idr={priceIdr} />
              </td>
              <td className="is-num font-semibold">
                <s className="text-muted block text-xs font-normal sm:hidden">
                  <Money idr={priceIdr} />
                </s>
                <Money idr={newPriceIdr} />
                {costIdr > 0 && newPriceIdr < costIdr && (
                  <span className="text-error block text-xs">{say(m.sell_goods_below_cost)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
