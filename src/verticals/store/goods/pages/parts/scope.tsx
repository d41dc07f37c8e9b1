import { m } from '#web/paraglide/messages.js'
import { X } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { VariantPicker } from './picker.tsx'

export type Named = { id: string; name: string }
type ScopeProps = {
  title: string
  help: string
  /** The categories that are ticked at first. */
  chosen: readonly string[]
  categories: Named[]
  products: Named[]
  setProducts: (products: Named[]) => void
}

/** What it is for; nothing chosen: everything. */
export function Scope({ title, help, chosen, categories, products, setProducts }: ScopeProps) {
  const say = useSay()
  return (
    <fieldset className="border-line rounded-box border p-4">
      <legend className="px-1 text-sm font-semibold">{title}</legend>
      <p className="text-muted mb-2 text-sm">{help}</p>
      {categories.length > 0 && (
        <div className="mb-3 flex flex-wrap gap-x-5">
          {categories.map(({ id, name }) => (
            <label key={id} className="hit cursor-pointer gap-2 text-sm">
              <input
                type="checkbox"
                name="categoryIds"
                value={id}
                defaultChecked={chosen.includes(id)}
                className="tick mt-0"
              />
              {name}
            </label>
          ))}
        </div>
      )}
      {products.length > 0 && (
        <ul className="mb-3 flex flex-wrap gap-2">
          {products.map(({ id, name }) => (
            <li key={id} className="bg-base-200 flex max-w-full items-center rounded-full pl-4 text-sm">
              <span className="min-w-0 truncate">{name}</span>
              <button
                type="button"
                aria-label={`${say(m.sell_goods_drop)}: ${name}`}
                onClick={() => setProducts(products.filter((one) => one.id !== id))}
                className="grid size-11 cursor-pointer place-items-center"
              >
                <X className="size-4" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <VariantPicker
        label={say(m.sell_goods_coupon_product)}
        onPick={({ productId, productName }) => {
          if (!products.some(({ id }) => id === productId))
            setProducts([...products, { id: productId, name: productName }])
        }}
      />
    </fieldset>
  )
}
