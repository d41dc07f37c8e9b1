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
import type { createDraft, readDraft, saveDraft } from '../../drafts/operations.ts'
import type { placeOrder, readCatalogue } from '../operations.ts'
import { templateOf } from './parts/catalogue.ts'
import type { DraftView } from './parts/draft.ts'
import { DraftBar } from './parts/draft-bar.tsx'
import { BusinessStep } from './parts/step-business.tsx'
import { LookStep, type LogoView } from './parts/step-look.tsx'
import { OwnerStep } from './parts/step-owner.tsx'
import { PackageStep } from './parts/step-package.tsx'
import { PayStep } from './parts/step-pay.tsx'
import { ReviewStep } from './parts/step-review.tsx'
import { StepBar, StepButtons } from './parts/steps.tsx'
import { Summary } from './parts/summary.tsx'
import { logoColours, logoOf, typedIn, wantedOrder } from './parts/wanted.ts'

export const handle = {
  js: false,
  islands: ['wizard', 'slug', 'domain', 'phone', 'email', 'logo', 'draft', 'preview', 'copy'],
}
export const headers = privateHeaders
export const meta = (args: MetaArgs) => pageMeta(args, m.order_title)

export async function loader({ context }: LoaderFunctionArgs) {
  const app = pageApp(context)
  const asked = app.url.searchParams
  const token = asked.get('draft')
  const [catalogue, draft] = await Promise.all([
    read(app.call<typeof readCatalogue>('platform.readCatalogue', {})),
    token ? draftOf(app, token) : null,
  ])
  if (draft?.orderToken) throw redirect(`/orders/${draft.orderToken}`, 303)
  const several = catalogue.templates.length > 1
  const chosen = draft?.fields.vertical ?? asked.get('template')
  // Nobody is given a trade they did not choose.
  if (!chosen && !token && several) throw redirect(`/order/trade${app.url.search}`, 303)
  const template = templateOf(catalogue, chosen) ?? templateOf(catalogue)
  if (!template) throw data(null, { status: 404 })
  return {
    template,
    several,
    draft,
    gone: token !== null && draft === null,
    logo: draft?.fields.logoId ? await logoView(app, draft.fields.logoId) : null,
    key: crypto.randomUUID(),
    wanted: asked.get('package'),
    saved: asked.has('saved'),
    mailed: asked.has('mailed'),
  }
}

async function draftOf(app: PageApp, token: string): Promise<DraftView | null> {
  try {
    return await app.call<typeof readDraft>('platform.readDraft', { token })
  } catch (error) {
    refusalOf(error, app.locale)
    return null
  }
}

async function logoView(app: PageApp, id: string): Promise<LogoView | null> {
  const colours = await logoColours(app, id)
  return colours && { id, ...colours }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = pageApp(context)
  const form = await request.formData()
  const values = valuesOf(form)
  try {
    const logoId = await logoOf(app, form)
    values.logoId = logoId
    const intent = text(form, 'intent')
    if (intent === 'save' || intent === 'mail') return await keep(app, form, logoId)
    const options = { idempotencyKey: text(form, 'key') }
    const wanted = await wantedOrder(app, form, logoId)
    const { token } = await app.call<typeof placeOrder>('platform.placeOrder', wanted, options)
    return redirect(`/orders/${token}`, 303)
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    if (refusal.code === 'logo-unknown') values.logoId = ''
    if (refusal.code === 'draft-changed') values.revision = await newestOf(app, text(form, 'draft'))
    const taken = refusal.code === 'slug-taken' || refusal.code === 'slug-reserved'
    if (taken) refusal.fields.slug ??= refusal.sentence
    const ideas = taken ? await freeAddresses(app, text(form, 'slug')) : []
    const logo = values.logoId ? await logoView(app, values.logoId) : null
    return data({ refusal, values, ideas, logo }, { status: refusal.status })
  }
}

/** Saves for later, without JavaScript; `mail` also mails the link. */
async function keep(app: PageApp, form: FormData, logoId: string) {
  const fields = { ...typedIn(form), logoId }
  const known = text(form, 'draft')
  const { token } = known
    ? await app.call<typeof saveDraft>('platform.saveDraft', {
        token: known,
        revision: Number(text(form, 'revision')),
        fields,
      })
    : await app.call<typeof createDraft>('platform.createDraft', { fields })
  if (text(form, 'intent') !== 'mail') return redirect(`/order?draft=${token}&saved`, 303)
  await app.call('platform.mailDraft', { token })
  return redirect(`/order?draft=${token}&saved&mailed`, 303)
}

/** The revision to save over, once somebody has seen that there is a newer one. */
async function newestOf(app: PageApp, token: string): Promise<string> {
  return String((await draftOf(app, token))?.revision ?? 0)
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
  const { template, several, draft, key, wanted, gone, saved, mailed, logo: kept } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const state = formState(answer)
  const form = { ...state, values: { ...draft?.fields, ...state.values } }
  const logo = answer ? answer.logo : kept
  const { packages, vertical } = template
  const token = draft?.token ?? form.values.draft ?? ''
  const preview = draft ? `/templates/${vertical}/preview?draft=${draft.token}` : null
  return (
    <PortalFrame plain>
      <div className="wrap pt-8 sm:pt-12">
        <h1 className="text-3xl sm:text-4xl">{say(m.order_title)}</h1>
        <p className="text-muted mt-2">{say(m.order_lead)}</p>
        <DraftBar draft={draft} open={saved} />
        <form
          id="order"
          method="post"
          encType="multipart/form-data"
          action={`/order?template=${vertical}${token ? `&draft=${token}` : ''}`}
          data-wizard
          data-word-missing={say(m.order_missing)}
          data-word-agree={say(m.order_agree)}
          data-word-short={say(m.order_short, { least: '{least}' })}
          data-word-email={say(m.order_email_wrong)}
          data-word-wrong={say(m.order_wrong)}
          data-start={answer?.refusal ? 'review' : (draft?.step ?? 'package')}
          className="group/order mt-5 grid items-start gap-10 lg:grid-cols-[1fr_21rem]"
        >
          <div className="min-w-0">
            <StepBar />
            <Notices refusal={answer?.refusal.sentence ?? null} gone={gone} mailed={mailed} />
            <input type="hidden" name="key" value={key} />
            <input type="hidden" name="vertical" value={vertical} />
            <input type="hidden" name="draft" value={token} data-draft-token />
            <input
              type="hidden"
              name="revision"
              value={answer?.values.revision ?? draft?.revision ?? ''}
              data-draft-revision
            />
            <PackageStep form={form} packages={packages} wanted={wanted} trade={several ? template.name : null} />
            <BusinessStep form={form} ideas={answer?.ideas ?? []} />
            <LookStep form={form} logo={logo} preview={preview} />
            <OwnerStep form={form} />
            <PayStep form={form} packages={packages} />
            <ReviewStep form={form} packages={packages} />
            <StepButtons />
          </div>
          <Summary form={form} packages={packages} preview={preview} vertical={vertical} />
        </form>
      </div>
    </PortalFrame>
  )
}

function Notices({ refusal, gone, mailed }: { refusal: string | null; gone: boolean; mailed: boolean }) {
  const say = useSay()
  if (!refusal && !gone && !mailed) return null
  return (
    <div className="mb-6 space-y-3">
      {refusal && (
        <Notice tone="danger" title={say(m.order_refused)}>
          {refusal}
        </Notice>
      )}
      {gone && <Notice tone="warning">{say(m.order_draft_gone)}</Notice>}
      {mailed && <Notice tone="success">{say(m.order_mailed_plain)}</Notice>}
    </div>
  )
}
