import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { formatRupiah } from '#kernel/money/rupiah.ts'
import { refusalOf, text, valuesOf, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { privateHeaders } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf, PageApp } from '#web/seam.ts'
import { type FormState, formState, TextArea, TextField } from '#web/ui/field.tsx'
import { formatCount } from '#web/ui/format.ts'
import { ListChecks } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { readPoints } from '../../points/operations.ts'
import type { readMyWallet } from '../../wallet/operations.ts'
import type { placeFastOrder, placeResellerOrder, previewFastOrder, readFastOrder } from '../operations.ts'
import { asked, resellerPage } from './parts/app.ts'
import { FastPreview, FastResults } from './parts/fast.tsx'
import { Box, ResellerFrame } from './parts/frame.tsx'
import { titled } from './parts/title.ts'

export const handle = { js: false, islands: ['fast'] }
export const headers = privateHeaders
export const meta = titled(m.resell_order)

export async function loader(args: LoaderFunctionArgs) {
  const { done } = asked(args.request, ['done'])
  return resellerPage(args, async (app) => {
    const [wallet, points] = await Promise.all([
      app.call<typeof readMyWallet>('store.readMyWallet', {}),
      app.call<typeof readPoints>('store.readPoints', { role: 'reseller' }),
    ])
    // Forgotten after a while, or of somebody else: then it holds nothing, and there is the empty form alone.
    const results = done ? await app.call<typeof readFastOrder>('store.readFastOrder', { key: keyOf(done) }) : null
    return { wallet, points, results, formToken: crypto.randomUUID(), who: actorOf(app) }
  })
}

/** A short name of what is ordered: the same list has the same. */
async function nameOf(input: object): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(input)))
  return Buffer.from(hash).toString('hex').slice(0, 16)
}

/** Under this key one list of one form is ordered, once. */
function keyOf(done: string): string {
  return `fast-${done}`.slice(0, 128)
}

function actorOf({ actor }: PageApp): string {
  return actor.kind === 'person' ? actor.id : ''
}

export type Preview = AnswerOf<typeof previewFastOrder>
export type Results = AnswerOf<typeof placeFastOrder>
type Answer = {
  values: Record<string, string>
  preview: Preview | null
  refusal: Refusal | null
}

/** What was pasted is read anew each time: what is ordered is what the server has shown. */
export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const values = valuesOf(form)
  const answer: Answer = {
    values: { ...values, tell: form.get('tell') ? 'on' : '', usePoints: form.get('usePoints') ? 'on' : '' },
    preview: null,
    refusal: null,
  }
  try {
    const preview = await app.call<typeof previewFastOrder>('store.previewFastOrder', { text: values.lines ?? '' })
    // A list that was changed since it was read is read again first: nobody has seen what it costs.
    const same = text(form, 'checked') === text(form, 'lines')
    if (text(form, 'intent') !== 'place' || !same) return data<Answer>({ ...answer, preview })
    // The price that was shown is what may be taken; a line that has become dearer is refused by itself.
    const shown = JSON.parse(text(form, 'shown') || '[]') as number[]
    const lines = preview.lines
      .filter(({ problem }) => problem === null)
      .map(({ variantId, quantity, target, totalIdr }, index) => ({
        ...{ variantId: variantId!, quantity, target },
        shownIdr: shown[index] ?? totalIdr,
      }))
    if (lines.length === 0) return data<Answer>({ ...answer, preview })
    const token = text(form, 'formToken')
    // What came of it has an address of its own: going back or loading anew orders nothing.
    if (values.forCustomer === 'on')
      return redirect(`/reseller/orders/${await placeOne(app, answer.values, lines)}?done=${token}`, 303)
    const input = { formToken: token, lines, usePoints: answer.values.usePoints === 'on' }
    const done = `${token}-${await nameOf(input)}`
    await app.call<typeof placeFastOrder>('store.placeFastOrder', input, { idempotencyKey: keyOf(done) })
    return redirect(`/reseller/order?done=${done}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const fields = Object.entries(refusal.fields).map(([path, sentence]) => [
      path === 'text' ? 'lines' : path.replace(/^buyer\./, ''),
      sentence,
    ])
    const preview = await previewAgain(app, values.lines ?? '')
    return data<Answer>(
      { ...answer, preview, refusal: { ...refusal, fields: Object.fromEntries(fields) as Record<string, string> } },
      { status: refusal.status },
    )
  }
}

type Line = { variantId: string; quantity: number; target: Record<string, string>; shownIdr: number }

async function placeOne(app: PageApp, values: Record<string, string>, lines: readonly Line[]): Promise<string> {
  const made = await app.call<typeof placeResellerOrder>('store.placeResellerOrder', {
    lines: lines.map(({ shownIdr: _shown, ...line }) => line),
    buyer: { name: values.name, email: values.email, whatsapp: values.whatsapp },
    tellBuyer: values.tell === 'on',
    usePoints: values.usePoints === 'on',
    formToken: values.formToken,
    hasRead: true,
    shownIdr: lines.reduce((sum, { shownIdr }) => sum + shownIdr, 0),
  })
  return made.id
}

async function previewAgain(app: PageApp, lines: string): Promise<Preview | null> {
  return app.call<typeof previewFastOrder>('store.previewFastOrder', { text: lines }).catch(() => null)
}

export default function OrderPage() {
  const { shop, wallet, formToken, results, who } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const say = useSay()
  const form = formState(
    answer ? { values: answer.values, ...(answer.refusal ? { refusal: answer.refusal } : {}) } : null,
  )
  // The same form sent again, also with a line more or less, orders no line twice.
  const token = answer?.values.formToken ?? formToken
  const good = answer?.preview?.lines.filter(({ problem }) => problem === null) ?? []
  return (
    <ResellerFrame shop={shop} here="/reseller/order" title={say(m.resell_order)} lead={say(m.resell_order_lead)}>
      <p className="text-muted">
        {say(m.resell_spendable)}:{' '}
        <strong className="num text-base-content">{formatRupiah(wallet.spendableIdr)}</strong>
      </p>
      {results && results.items.length > 0 && !answer && <FastResults results={results} />}
      <form method="post" action="/reseller/order" data-fast={who} className="space-y-6">
        <input type="hidden" name="formToken" value={token} />
        {answer?.refusal && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
        <Box title={say(m.resell_lines)} help={say(m.resell_lines_help)}>
          <TextArea
            form={form}
            name="lines"
            label={say(m.resell_lines_label)}
            rows={6}
            spellCheck={false}
            placeholder={'NTF-1 1 rina@contoh.id\nML86 2 12345678 2021'}
            required
          />
          <button type="submit" name="intent" value="preview" formNoValidate className="btn btn-quiet mt-4">
            <ListChecks className="size-4.5" aria-hidden="true" />
            {say(m.resell_check)}
          </button>
          <div hidden data-fast-away className="mt-4">
            <Notice tone="warning">{say(m.resell_away)}</Notice>
          </div>
        </Box>
        {answer?.preview && (
          <>
            <div data-fast-shown tabIndex={-1} className="outline-none">
              <FastPreview preview={answer.preview} />
            </div>
            <input type="hidden" name="checked" value={answer.values.lines ?? ''} />
            <input type="hidden" name="shown" value={JSON.stringify(good.map(({ totalIdr }) => totalIdr))} />
            {/* Where nothing can be ordered, what was typed here waits unseen for lines that can. */}
            <div hidden={good.length === 0} className="space-y-6">
              <CustomerPart form={form} />
              <PointsPart form={form} />
            </div>
            {good.length > 0 && (
              <button type="submit" name="intent" value="place" className="btn btn-cta btn-lg w-full text-base">
                {say(m.resell_place, { amount: formatRupiah(answer.preview.totalIdr) })}
              </button>
            )}
          </>
        )}
      </form>
    </ResellerFrame>
  )
}

/** The reseller's points, where there are any and the shop takes them. */
function PointsPart({ form }: { form: FormState }) {
  const { points } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  if (!points.rules.on || points.balance === 0) return null
  return (
    <label className="choice">
      <input type="checkbox" name="usePoints" defaultChecked={form.values.usePoints === 'on'} className="tick" />
      <span className="min-w-0 text-[0.9375rem] font-medium">
        {say(m.resell_points, { count: formatCount(points.balance, locale) })}
        <span className="text-muted block text-sm font-normal">
          {say(m.resell_points_help, {
            worth: formatRupiah(points.rules.worthIdr),
            percent: points.rules.capPercent,
          })}
        </span>
      </span>
    </label>
  )
}

/** All lines as one order for somebody else, whose link shows no price. */
function CustomerPart({ form }: { form: FormState }) {
  const say = useSay()
  return (
    <section className="glass p-5 sm:p-6">
      <label className="hit cursor-pointer gap-3 font-semibold">
        <input
          type="checkbox"
          name="forCustomer"
          defaultChecked={form.values.forCustomer === 'on'}
          className="tick peer mt-0"
        />
        {say(m.resell_for_customer)}
      </label>
      <p className="text-muted mt-1 text-sm">{say(m.resell_for_customer_help)}</p>
      <div className="mt-4 grid items-start gap-4 sm:grid-cols-3">
        <TextField form={form} name="name" label={say(m.resell_customer_name)} maxLength={120} autoComplete="off" />
        <TextField
          form={form}
          name="email"
          type="email"
          label={say(m.resell_customer_email)}
          maxLength={254}
          autoComplete="off"
        />
        <TextField
          form={form}
          name="whatsapp"
          type="tel"
          label={say(m.resell_whatsapp)}
          maxLength={30}
          autoComplete="off"
          className="num"
        />
      </div>
      <label className="hit mt-3 cursor-pointer gap-3">
        <input type="checkbox" name="tell" defaultChecked={form.values.tell === 'on'} className="tick mt-0" />
        {say(m.resell_tell)}
      </label>
    </section>
  )
}
