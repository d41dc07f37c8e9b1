import { useState } from 'react'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { TextField } from '#web/ui/field.tsx'
import { formatShort } from '#web/ui/format.ts'
import { Plus, Zap } from '#web/ui/icons.ts'
import { Money } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listFlashSales } from '../../catalogue/edit-operations.ts'
import { act } from './parts/act.ts'
import { ActForm, figure, instant } from './parts/act-form.tsx'
import { Dialog } from './parts/dialog.tsx'
import { MoneyField } from './parts/inputs.tsx'
import { DataList } from './parts/list.tsx'
import { type VariantChoice, VariantPicker } from './parts/picker.tsx'
import { State } from './parts/state.tsx'
import { useAct } from './parts/use-act.ts'
import { flashLooks } from './parts/words.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  return read(app.call<typeof listFlashSales>('store.listFlashSales', cursorOf(args.request)))
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { create: 'store.createFlashSale', end: 'store.endFlashSale' })
}

type Sale = AnswerOf<typeof listFlashSales>['items'][number]

export default function FlashSales() {
  const { items, next } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  const [making, setMaking] = useState(false)
  const make = (
    <button type="button" onClick={() => setMaking(true)} className="btn btn-primary min-h-11">
      <Plus className="size-4.5" aria-hidden="true" />
      {say(m.sell_goods_flash_new)}
    </button>
  )
  return (
    <DeskFrame title="Flash sale" action={make}>
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Zap} title={say(m.sell_goods_flash_none)}>
            <p>{say(m.sell_goods_flash_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <DataList
          items={items}
          keyOf={({ id }) => id}
          title={{
            head: say(m.sell_goods_product),
            render: ({ productName, variantName }) => (
              <>
                <span className="block font-semibold break-words">{productName}</span>
                <span className="text-muted text-sm">{variantName}</span>
              </>
            ),
          }}
          columns={[
            {
              head: say(m.sell_goods_price),
              render: ({ priceIdr, regularIdr }) => (
                <>
                  <Money idr={priceIdr} className="font-semibold" />
                  <s className="text-muted block text-xs">
                    <Money idr={regularIdr} />
                  </s>
                </>
              ),
              num: true,
            },
            { head: say(m.sell_goods_flash_sold), render: (sale) => <Sold {...sale} /> },
            {
              head: say(m.sell_goods_flash_time),
              render: ({ startsAt, endsAt }) => (
                <span className="num text-sm">
                  {formatShort(startsAt, locale)}
                  <span className="text-muted block">– {formatShort(endsAt, locale)}</span>
                </span>
              ),
            },
          ]}
          aside={{ head: say(m.sell_goods_status), render: ({ state }) => <State of={flashLooks} is={state} small /> }}
          acts={{ head: say(m.sell_goods_acts), render: (sale) => sale.state !== 'ended' && <End sale={sale} /> }}
        />
      )}
      <Paging next={next} />
      {making && <NewSale onClose={() => setMaking(false)} />}
    </DeskFrame>
  )
}

function Sold({ sold, held, cap }: Sale) {
  const say = useSay()
  return (
    <span className="num block min-w-28">
      {sold} / {cap}
      {held > 0 && <span className="text-muted"> · {say(m.sell_goods_flash_held, { count: held })}</span>}
      <progress className="bar mt-1" max={cap} value={sold + held} aria-label={say(m.sell_goods_flash_sold)} />
    </span>
  )
}

function End({ sale }: { sale: Sale }) {
  const say = useSay()
  const { send, busy } = useAct()
  return (
    <button
      type="button"
      disabled={busy}
      onClick={() => send('end', { id: sale.id })}
      className="btn btn-quiet min-h-11"
    >
      {say(sale.state === 'coming' ? m.sell_goods_flash_cancel : m.sell_goods_flash_end)}
    </button>
  )
}

function NewSale({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const [choice, setChoice] = useState<VariantChoice | null>(null)
  return (
    <Dialog title={say(m.sell_goods_flash_new)} onClose={onClose}>
      {choice ? (
        <div className="bg-base-200 rounded-field mb-4 flex items-center gap-3 px-4 py-2">
          <p className="min-w-0 grow break-words">
            <span className="font-semibold">{choice.productName}</span> · {choice.name}
            <span className="text-muted block text-sm">
              <Money idr={choice.priceIdr} />
            </span>
          </p>
          <button type="button" onClick={() => setChoice(null)} className="hit link-quiet cursor-pointer text-sm">
            {say(m.sell_goods_change)}
          </button>
        </div>
      ) : (
        <div className="mb-4">
          <VariantPicker label={say(m.sell_goods_variant)} onPick={setChoice} />
        </div>
      )}
      <ActForm
        intent="create"
        label={say(m.sell_goods_flash_make)}
        done={onClose}
        shape={(form) => ({
          variantId: choice?.id,
          priceIdr: figure(form, 'priceIdr') ?? undefined,
          startsAt: instant(form, 'startsAt') ?? undefined,
          endsAt: instant(form, 'endsAt') ?? undefined,
          cap: figure(form, 'cap') ?? undefined,
          perBuyer: figure(form, 'perBuyer') ?? undefined,
        })}
      >
        {(form) => (
          <>
            {form.errors.variantId && (
              <p className="text-error text-sm font-medium">{say(m.sell_goods_flash_variant)}</p>
            )}
            <MoneyField form={form} name="priceIdr" label={say(m.sell_goods_flash_price)} />
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField form={form} name="startsAt" type="datetime-local" label={say(m.sell_goods_starts)} />
              <TextField form={form} name="endsAt" type="datetime-local" label={say(m.sell_goods_ends_at)} />
              <TextField form={form} name="cap" inputMode="numeric" label={say(m.sell_goods_flash_cap)} />
              <TextField
                form={form}
                name="perBuyer"
                inputMode="numeric"
                defaultValue="1"
                label={say(m.sell_goods_flash_per_buyer)}
              />
            </div>
            <p className="text-muted text-sm">{say(m.sell_goods_wib)}</p>
          </>
        )}
      </ActForm>
    </Dialog>
  )
}
