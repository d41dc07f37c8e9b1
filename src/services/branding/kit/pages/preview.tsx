import {
  Form,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refused } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ExternalLink, Monitor, Send, Smartphone } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readKit } from '../operations.ts'
import { SiteFrame } from './parts/site-frame.tsx'

/* The real front page with the draft brand, at the width of a phone and of a desk. */

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const { draft, savedAt } = await read(signedInApp(args, 'tenant').call<typeof readKit>('branding.readKit', {}))
  return { waiting: draft !== null, version: savedAt ?? '' }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  try {
    await app.call('branding.publishKit', {})
    return redirect('/admin/brand?done=published', 303)
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function PreviewPage() {
  const { waiting, version } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const address = `/?brand=draft&v=${encodeURIComponent(version)}`
  return (
    <DeskFrame
      title={say(m.brand_preview_title)}
      crumbs={[{ to: '/admin/brand', label: say(m.brand_title) }]}
      action={waiting && <Publish />}
    >
      <p className="lead -mt-3 mb-4">{say(waiting ? m.brand_preview_lead : m.brand_preview_same)}</p>
      {answer && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      <p className="mb-6 flex flex-wrap gap-x-6">
        <a href={address} target="_blank" rel="noreferrer" className="hit link-quiet gap-2">
          <ExternalLink className="size-4.5" aria-hidden="true" />
          {say(m.brand_preview_open)}
        </a>
        <a href="/admin/brand" className="hit link-quiet">
          {say(m.brand_edit_more)}
        </a>
      </p>
      <div className="grid items-start gap-8 xl:grid-cols-[22rem_minmax(0,1fr)]">
        <SiteFrame address={address} icon={Smartphone} label={say(m.brand_preview_phone)} width={390} height={780} />
        <SiteFrame address={address} icon={Monitor} label={say(m.brand_preview_desktop)} width={1280} height={860} />
      </div>
    </DeskFrame>
  )
}

function Publish() {
  const say = useSay()
  return (
    <Form method="post">
      <button type="submit" className="btn btn-primary">
        <Send className="size-4.5" aria-hidden="true" />
        {say(m.brand_publish)}
      </button>
    </Form>
  )
}
