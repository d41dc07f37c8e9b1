import { data, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read, refusalOf } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { useSay } from '#web/words.ts'
import type {
  discardContent,
  editContent,
  listContents,
  publishContent,
  readContent,
  readTemplate,
  saveContent,
} from '../operations.ts'
import { verticalOf } from '../rules.ts'
import { Editor } from './parts/editor.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const page = args.params['page'] ?? ''
  const vertical = verticalOf(page)
  const [edited, published, { pages }, template] = await Promise.all([
    read(app.call<typeof editContent>('platform.editContent', { page })),
    read(app.call<typeof readContent>('platform.readContent', { page })),
    read(app.call<typeof listContents>('platform.listContents', {})),
    vertical ? read(app.call<typeof readTemplate>('platform.readTemplate', { vertical })) : null,
  ])
  const scenes = template?.showcase?.scenes ?? []
  return {
    edited,
    published: published.content,
    name: pages.find((one) => one.page === page)?.name ?? page,
    scenes: scenes.map(({ code, caption }) => ({ code, caption: caption[app.locale] })),
  }
}

/** What the editor sends: the content only when it differs from the draft. */
type Sent = { intent: 'save' | 'publish' | 'discard'; revision: number; content?: unknown }

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const page = args.params['page'] ?? ''
  const { intent, revision, content } = (await args.request.json()) as Sent
  let now = revision
  try {
    if (content !== undefined) {
      const saved = await app.call<typeof saveContent>('platform.saveContent', { page, revision, content })
      now = saved.revision
      if (intent === 'save') return { done: intent, edited: saved, revision: now }
    }
    const edited =
      intent === 'publish'
        ? await app.call<typeof publishContent>('platform.publishContent', { page, revision: now })
        : await app.call<typeof discardContent>('platform.discardContent', { page, revision: now })
    return { done: intent, edited, revision: edited.revision }
  } catch (error) {
    // A draft that was kept before the refusal has moved the revision on.
    const refusal = refusalOf(error, app.locale)
    return data({ refusal, revision: now }, { status: refusal.status })
  }
}

export default function EditContent() {
  const { edited, name, ...rest } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={name} crumbs={[{ to: '/console/content', label: say(m.portal_content_title) }]}>
      <Editor key={edited.page} edited={edited} {...rest} />
    </DeskFrame>
  )
}
