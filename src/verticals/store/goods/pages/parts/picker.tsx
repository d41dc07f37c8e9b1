import { useEffect, useId, useState } from 'react'
import type { z } from 'zod'
import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel } from '#web/ui/field.tsx'
import { Money } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { VariantChoices } from '../../schemas.ts'

export type VariantChoice = z.output<typeof VariantChoices>['items'][number]

type Props = {
  label: string
  help?: string
  error?: string | undefined
  /** Only variants of this kind, and none that are made of others. */
  kind?: string
  plain?: boolean
  onPick: (choice: VariantChoice) => void
}

/** Looks for a variant by its name while somebody types. */
export function VariantPicker({ label, help, error, kind = '', plain = false, onPick }: Props) {
  const say = useSay()
  const id = useId()
  const [items, setItems] = useState<VariantChoice[] | null>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    if (!open) return
    const query = new URLSearchParams({ bundles: plain ? 'no' : 'yes', limit: '20' })
    if (text.trim()) query.set('q', text.trim())
    if (kind) query.set('kind', kind)
    const away = new AbortController()
    const look = async (): Promise<void> => {
      // What was found before stays while the line is down.
      const answer = await fetch(`/api/v1/store/admin/variants?${query}`, { signal: away.signal }).catch(() => null)
      if (answer?.ok) setItems(((await answer.json()) as z.output<typeof VariantChoices>).items)
    }
    const wait = setTimeout(() => void look(), 200)
    return () => {
      clearTimeout(wait)
      away.abort()
    }
  }, [text, open, kind, plain])
  return (
    <div>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <input
        id={id}
        type="search"
        autoComplete="off"
        value={text}
        maxLength={80}
        placeholder={say(m.sell_goods_pick_hint)}
        aria-invalid={error ? true : undefined}
        onFocus={() => setOpen(true)}
        // It stands in forms that Enter would send.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setOpen(true)
        }}
        className="field-input"
      />
      <FieldError message={error} />
      {help && <p className="text-muted mt-1.5 text-sm">{help}</p>}
      {open && (
        <ul className="border-line rounded-field mt-2 max-h-60 overflow-y-auto border">
          {items?.map((choice) => (
            <li key={choice.id} className="border-line border-b last:border-b-0">
              <button
                type="button"
                className="hover:bg-base-200 flex min-h-11 w-full cursor-pointer items-center gap-3 px-3 py-2 text-left text-sm"
                onClick={() => {
                  setOpen(false)
                  setText('')
                  onPick(choice)
                }}
              >
                <span className="min-w-0 grow break-words">
                  <span className="font-semibold">{choice.productName}</span> · {choice.name}
                </span>
                <Money idr={choice.priceIdr} className="text-muted" />
              </button>
            </li>
          ))}
          {items?.length === 0 && <li className="text-muted px-3 py-3 text-sm">{say(m.sell_goods_pick_none)}</li>}
          {!items && <li className="text-muted px-3 py-3 text-sm">{say(m.sell_goods_loading)}</li>}
        </ul>
      )}
    </div>
  )
}
