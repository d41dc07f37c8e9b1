import {
  Form,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { brandFromColours } from '#kernel/palette/choose.ts'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { PageApp } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState } from '#web/ui/field.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { Undo2 } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { uploadImage } from '#services/files/operations.ts'
import type { readKit, saveDraft } from '../operations.ts'
import { Editor } from './parts/editor.tsx'

export const handle = deskHandle

type Done = 'saved' | 'unchanged' | 'published' | 'discarded'

export async function loader(args: LoaderFunctionArgs) {
  const kit = await read(signedInApp(args, 'tenant').call<typeof readKit>('branding.readKit', {}))
  const published = new URL(args.request.url).searchParams.get('done') === 'published'
  return { ...kit, done: published ? ('published' as const) : null }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  try {
    if (intent === 'discard') {
      await app.call('branding.discardDraft', {})
      return { done: 'discarded' as Done }
    }
    const kit = await save(app, form, intent)
    if (intent === 'preview') return redirect('/admin/brand/preview', 303)
    if (intent !== 'publish') return { done: (kit.draft ? 'saved' : 'unchanged') as Done }
    if (kit.draft) await app.call('branding.publishKit', {})
    return { done: (kit.draft ? 'published' : 'unchanged') as Done }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

/** Keeps the whole form as the draft; a chosen file becomes the logo first. */
async function save(app: PageApp, form: FormData, intent: string) {
  const file = form.get('file')
  let logoId = intent === 'remove-logo' ? null : text(form, 'logoId') || null
  if (file instanceof File && file.size > 0) {
    const bytes = Buffer.from(await file.arrayBuffer()).toString('base64')
    const input = { file: bytes, purpose: 'logo', name: file.name.slice(0, 120) }
    logoId = (await app.call<typeof uploadImage>('files.uploadImage', input)).id
  }
  const colours = { primary: text(form, 'primary'), accent: text(form, 'accent') }
  const fromLogo = intent === 'from-logo' ? brandFromColours(text(form, 'logoColours').split(' ')) : null
  return app.call<typeof saveDraft>('branding.saveDraft', {
    tagline: text(form, 'tagline'),
    logoId,
    ...(fromLogo ?? colours),
    radius: text(form, 'radius') || null,
    font: text(form, 'font'),
    mode: text(form, 'mode'),
  })
}

const tellings = {
  saved: { tone: 'success', message: m.brand_saved },
  unchanged: { tone: 'info', message: m.brand_unchanged },
  published: { tone: 'success', message: m.brand_published },
  discarded: { tone: 'info', message: m.brand_discarded },
} as const

export default function BrandPage() {
  const kit = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const { locale } = useVisit()
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  const done = answer && 'done' in answer ? answer.done : answer ? null : kit.done
  const waiting = kit.draft !== null && kit.savedAt !== null
  return (
    <DeskFrame title={say(m.brand_title)}>
      <p className="lead -mt-3 mb-6">{say(m.brand_lead)}</p>
      <div className="mb-6 space-y-3 empty:hidden">
        {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
        {done && <Notice tone={tellings[done].tone}>{say(tellings[done].message)}</Notice>}
        {waiting && done !== 'saved' && (
          <Notice tone="warning">{say(m.brand_draft_waiting, { when: formatInstant(kit.savedAt!, locale) })}</Notice>
        )}
        {waiting && (
          <Form method="post" replace>
            <button type="submit" name="intent" value="discard" className="btn btn-quiet">
              <Undo2 className="size-4.5" aria-hidden="true" />
              {say(m.brand_discard)}
            </button>
          </Form>
        )}
      </div>
      <Editor
        key={kit.draft ? 'draft' : `shown ${done === 'discarded'}`}
        kit={kit}
        form={formState(answer && 'refusal' in answer ? answer : null)}
      />
    </DeskFrame>
  )
}
