import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaArgs,
} from 'react-router'
import { read, refusalOf, text, valuesOf } from '#web/answer.ts'
import { privateHeaders, pageMeta } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { pageApp, type PageApp } from '#web/seam.ts'
import { PortalFrame } from '#web/shell/portal.tsx'
import { formState } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readAddress } from '../../domains/operations.ts'
import type { placeOrder, readCatalogue } from '../operations.ts'
import { templateOf } from './parts/catalogue.ts'
import { brandFrom } from './parts/palettes.ts'
import { BusinessStep } from './parts/step-business.tsx'
import { OwnerStep } from './parts/step-owner.tsx'
import { PackageStep } from './parts/step-package.tsx'
import { PayStep } from './parts/step-pay.tsx'
import { StepBar, StepButtons } from './parts/steps.tsx'
import { Summary } from './parts/summary.tsx'

export const handle = { js: false, islands: ['wizard', 'slug', 'phone'] }
export const headers = privateHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.order_title)

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const catalogue = await read(app.call<typeof readCatalogue>('platform.readCatalogue', {}))
  const asked = app.url.searchParams
  const template = templateOf(catalogue, asked.get('template')) ?? templateOf(catalogue)
  if (!template) throw data(null, { status: 404 })
  return { template, percent: catalogue.dpPercent, key: crypto.randomUUID(), wanted: asked.get('package') }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  try {
    const options = { idempotencyKey: text(form, 'key') }
    const { token } = await app.call<typeof placeOrder>('platform.placeOrder', wantedOrder(form, app), options)
    return redirect(`/orders/${token}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const taken = refusal.code === 'slug-taken' || refusal.code === 'slug-reserved'
    if (taken) refusal.fields.slug ??= refusal.sentence
    const ideas = taken ? await freeAddresses(app, text(form, 'slug')) : []
    return data({ refusal, values: valuesOf(form), ideas }, { status: refusal.status })
  }
}

function wantedOrder(form: FormData, app: PageApp) {
  return {
    vertical: text(form, 'vertical'),
    package: text(form, 'package'),
    businessName: text(form, 'businessName'),
    slug: text(form, 'useSlug') || text(form, 'slug'),
    brand: brandFrom(text(form, 'palette'), text(form, 'brand.primary'), text(form, 'brand.accent')),
    owner: {
      name: text(form, 'owner.name'),
      email: text(form, 'owner.email'),
      whatsapp: text(form, 'owner.whatsapp').replaceAll(/[\s().-]/g, ''),
      address: text(form, 'owner.address'),
    },
    scheme: text(form, 'scheme'),
    consent: text(form, 'consent') === 'yes',
    locale: app.locale,
  }
}

/** Nearby addresses that nobody holds; a refusal to look them up is not worth a second error. */
async function freeAddresses(app: PageApp, slug: string): Promise<string[]> {
  try {
    return (await app.call<typeof readAddress>('platform.readAddress', { slug })).suggestions
  } catch (error) {
    refusalOf(error, app.locale)
    return []
  }
}

export default function Order() {
  const { template, percent, key, wanted } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const form = formState(answer)
  const { packages } = template
  return (
    <PortalFrame plain>
      <div className="wrap pt-8 sm:pt-12">
        <h1 className="text-3xl sm:text-4xl">{say(m.order_title)}</h1>
        <p className="text-muted mt-2">{say(m.order_lead)}</p>
        <form
          method="post"
          action={`/order?template=${template.vertical}`}
          data-wizard
          className="group/order mt-7 grid items-start gap-10 lg:grid-cols-[1fr_21rem]"
        >
          <div>
            <StepBar />
            {answer?.refusal && (
              <div className="mb-6">
                <Notice tone="danger" title={say(m.order_refused)}>
                  {answer.refusal.sentence}
                </Notice>
              </div>
            )}
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="vertical" value={template.vertical} />
            <PackageStep form={form} packages={packages} wanted={wanted} />
            <BusinessStep form={form} ideas={answer?.ideas ?? []} />
            <OwnerStep form={form} />
            <PayStep form={form} packages={packages} percent={percent} />
            <StepButtons />
          </div>
          <Summary packages={packages} />
        </form>
      </div>
    </PortalFrame>
  )
}
