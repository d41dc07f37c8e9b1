import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState } from '#web/ui/field.tsx'
import { ExternalLink } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, type Message } from '#web/words.ts'
import type { readArticle } from '../operations.ts'
import { DeleteArticle } from './parts/delete.tsx'
import { Editor } from './parts/editor.tsx'
import { saveArticle } from './parts/save.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const { id } = args.params
  const article = id ? await read(app.call<typeof readArticle>('tutoring.readArticle', { id })) : null
  // Who may not write articles hears so before they have written one.
  if (!id) await read(app.call('tutoring.listArticles', {}))
  return { article, done: app.url.searchParams.get('done') ?? '', key: crypto.randomUUID() }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const known = args.params.id ?? null
  let id = known
  try {
    if (intent === 'delete') {
      await app.call('tutoring.deleteArticle', { id })
      return redirect('/admin/articles?deleted=1', 303)
    }
    id = await saveArticle(app, form, known)
    if (intent === 'publish') await app.call('tutoring.publishArticle', { id })
    if (intent === 'unpublish') await app.call('tutoring.unpublishArticle', { id })
    return redirect(`/admin/articles/${id}?done=${intent}`, 303)
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

const told: Record<string, Message> = {
  save: m.art_saved,
  publish: m.art_published_now,
  unpublish: m.art_unpublished_now,
}

export default function EditArticle() {
  const { article, done, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const refusal = answer && 'refusal' in answer ? answer : null
  const view = article?.status === 'published' && (
    <a href={`/artikel/${article.slug}`} target="_blank" rel="noopener" className="btn btn-quiet min-h-11">
      <ExternalLink className="size-4.5" aria-hidden="true" />
      {say(m.art_view)}
    </a>
  )
  return (
    <DeskFrame
      title={article ? article.title : say(m.art_new)}
      crumbs={[{ to: '/admin/articles', label: say(m.art_title) }]}
      action={view}
    >
      {refusal ? (
        <div className="mb-5">
          <Notice tone="danger" title={say(m.art_refused)}>
            {refusal.refusal.sentence}
          </Notice>
        </div>
      ) : (
        told[done] && (
          <div className="mb-5">
            <Notice tone="success">{say(told[done])}</Notice>
          </div>
        )
      )}
      <Editor key={article?.updatedAt ?? 'new'} article={article} form={formState(refusal)} idempotencyKey={key} />
      {article && <DeleteArticle />}
    </DeskFrame>
  )
}
