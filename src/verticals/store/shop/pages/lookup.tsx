import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import { refusalOf, text, valuesOf, type Refusal } from '#web/answer.ts'
import { siteMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp } from '#web/seam.ts'
import { formState, TextField } from '#web/ui/field.tsx'
import { Mail } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { sayIn, useSay } from '#web/words.ts'
import { Crumbs } from '../../site/pages/parts/crumbs.tsx'
import { ShopFrame } from '../../site/pages/parts/frame.tsx'
import { keepFor, keptHeaders, shopOf } from '../../site/pages/parts/shop.ts'

export const handle = { js: false, cache: true }
export const headers = keptHeaders

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const say = sayIn(app.locale)
  const facts = { title: say(m.shop_lookup_title), description: say(m.shop_lookup_text) }
  return data({ shop: await shopOf(app), facts }, keepFor(app, 'words'))
}

type LookupAnswer = { sent?: true; refusal?: Refusal; values?: Record<string, string> }

/** The answer is the same whether there is such an order or not. */
export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  try {
    await app.call('store.createLookup', { number: text(form, 'number'), contact: text(form, 'contact') })
    return data({ sent: true })
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, values: valuesOf(form) }, { status: refusal.status })
  }
}

export function meta(args: MetaArgs<typeof loader>) {
  return args.loaderData ? siteMeta(args, { ...args.loaderData.facts, path: '/cek-transaksi' }) : []
}

export default function Lookup() {
  const { shop, facts } = useLoaderData<typeof loader>()
  const answer = useActionData<LookupAnswer>()
  const say = useSay()
  const form = formState(answer)
  return (
    <ShopFrame shop={shop}>
      <div className="wrap max-w-xl pt-5">
        <Crumbs here={say(m.shop_nav_lookup)} />
        <h1 className="mt-3 text-3xl sm:text-4xl">{facts.title}</h1>
        <p className="lead mt-3">{facts.description}</p>
        {answer?.sent ? (
          <div className="mt-7 space-y-5">
            <Notice tone="success" title={say(m.shop_lookup_sent)}>
              {say(m.shop_lookup_sent_text)}
            </Notice>
            <a href="/bantuan" className="btn btn-quiet">
              {say(m.shop_nav_support)}
            </a>
          </div>
        ) : (
          <form method="post" className="glass mt-7 space-y-5 p-5 sm:p-7">
            {answer?.refusal && !form.first && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
            <TextField
              form={form}
              name="number"
              label={say(m.shop_lookup_number)}
              help={say(m.shop_lookup_number_help)}
              placeholder="RP-2611-000123"
              autoComplete="off"
              autoCapitalize="characters"
              maxLength={40}
              required
              className="num uppercase"
            />
            <TextField
              form={form}
              name="contact"
              label={say(m.shop_lookup_contact)}
              help={say(m.shop_lookup_contact_help)}
              autoComplete="email"
              maxLength={254}
              required
            />
            <button type="submit" className="btn btn-cta btn-lg w-full text-base">
              <Mail className="size-5" aria-hidden="true" />
              {say(m.shop_lookup_send)}
            </button>
          </form>
        )}
      </div>
    </ShopFrame>
  )
}
