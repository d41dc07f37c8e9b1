import type { Refusal } from '#web/answer.ts'
import { m } from '#web/paraglide/messages.js'
import { formState, TextField } from '#web/ui/field.tsx'
import { BellRing } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { ProductView } from '../product.tsx'

type WaitingProps = {
  product: ProductView
  answer: { refusal?: Refusal; values?: Record<string, string> } | undefined
  /** The wish was just noted. */
  asked: boolean
}

/** Leave an address, be told when it is back, or when the flash sale has a unit again. First come, first told. */
export function Waiting({ product, answer, asked }: WaitingProps) {
  const say = useSay()
  const { outlet } = useVisit()
  const gone = product.variants.filter(({ stock, flash }) => stock === 'none' || flash?.left === 0)
  if (asked) {
    return (
      <div id="kabari">
        <Notice tone="success" title={say(m.shop_waiting_done)}>
          {say(m.shop_waiting_done_text)}
        </Notice>
      </div>
    )
  }
  // The letter would lead to the shop whose goods an outlet sells.
  if (gone.length === 0 || outlet) return null
  const form = formState(answer)
  return (
    <section id="kabari" className="glass p-6">
      <h2 className="flex items-center gap-2.5 text-xl">
        <BellRing className="text-accent-ink size-5.5" aria-hidden="true" />
        {say(m.shop_waiting_title)}
      </h2>
      <p className="text-muted mt-1">{say(m.shop_waiting_text)}</p>
      {answer?.refusal && !form.first && (
        <div className="mt-4">
          <Notice tone="danger">{answer.refusal.sentence}</Notice>
        </div>
      )}
      <form method="post" className="mt-5 grid items-end gap-4 sm:grid-cols-[1fr_1.2fr_auto]">
        <label className="block text-sm font-semibold">
          {say(m.shop_variant)}
          <select name="variantId" defaultValue={form.values.variantId} className="field-input mt-1.5 font-normal">
            {gone.map(({ id, name, stock }) => (
              <option key={id} value={stock === 'none' ? id : `${id}:flash`}>
                {stock === 'none' ? name : `${name} (${say(m.shop_flash)})`}
              </option>
            ))}
          </select>
        </label>
        <TextField
          form={form}
          name="email"
          type="email"
          label={say(m.shop_email)}
          autoComplete="email"
          maxLength={254}
          required
        />
        <button type="submit" className="btn btn-primary">
          {say(m.shop_waiting_send)}
        </button>
      </form>
    </section>
  )
}
