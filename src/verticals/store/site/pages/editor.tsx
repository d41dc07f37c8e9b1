import { useState } from 'react'
import {
  data,
  Form,
  useActionData,
  useLoaderData,
  useNavigation,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { z } from 'zod'
import { read, refusalOf, text, type Refusal } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Eye, Save, Undo2, Upload } from '#web/ui/icons.ts'
import { formatInstant } from '#web/ui/format.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { CategoryList, ProductList } from '../../catalogue/schemas.ts'
import type { editShop } from '../operations.ts'
import { contentOf } from './parts/content-form.ts'
import { EditorGroups } from './parts/editor-groups.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const [edit, products, categories] = await Promise.all([
    read(app.call<typeof editShop>('store.editShop', {})),
    read(app.call<z.output<typeof ProductList>>('store.listProducts', { sort: 'name', limit: 48 })),
    read(app.call<z.output<typeof CategoryList>>('store.listCategories', {})),
  ])
  const named = (items: { slug: string; name: string }[]) => items.map(({ slug, name }) => ({ slug, name }))
  return { edit, products: named(products.items), categories: named(categories.items) }
}

type Answer = { done?: 'saved' | 'published' | 'discarded'; refusal?: Refusal; content?: ReturnType<typeof contentOf> }

/** Saving keeps a draft; publishing saves first, so that what is on the screen is what goes out. */
export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const intent = text(form, 'intent')
  const revision = Number(text(form, 'revision'))
  const content = contentOf(form)
  try {
    if (intent === 'discard') {
      await app.call('store.discardShop', { revision })
      return { done: 'discarded' } satisfies Answer
    }
    const saved = await app.call<{ revision: number }>('store.saveShop', { revision, content })
    if (intent === 'publish') await app.call('store.publishShop', { revision: saved.revision })
    return { done: intent === 'publish' ? 'published' : 'saved' } satisfies Answer
  } catch (error) {
    const refusal = refusalOf(error, app.locale)
    const { content: fields } = prefixed(refusal)
    return data({ refusal: { ...refusal, fields }, content } satisfies Answer, { status: refusal.status })
  }
}

/** The operation calls its fields `content.hero.headline`; the form leaves the first word out. */
function prefixed({ fields }: Refusal): { content: Record<string, string> } {
  const plain = Object.entries(fields).map(([path, sentence]) => [path.replace(/^content\./, ''), sentence])
  return { content: Object.fromEntries(plain) as Record<string, string> }
}

export default function ShopEditor() {
  const { edit, products, categories } = useLoaderData<typeof loader>()
  const answer = useActionData<Answer>()
  const say = useSay()
  const { locale } = useVisit()
  const busy = useNavigation().state !== 'idle'
  const [touched, setTouched] = useState(false)
  const content = answer?.refusal && answer.content ? { ...edit.draft, ...answer.content } : edit.draft
  const open = edit.revision !== edit.publishedRevision || touched
  return (
    <DeskFrame
      title={say(m.sell_site_title)}
      action={
        <a href="/?draft=1" target="_blank" rel="noopener" className="btn btn-quiet min-h-11">
          <Eye className="size-4.5" aria-hidden="true" />
          {say(m.sell_site_preview)}
        </a>
      }
    >
      {/* A saved draft is another form: what was typed is then what is kept. */}
      <Form
        key={edit.revision}
        method="post"
        replace
        className="max-w-3xl space-y-5"
        onChange={() => setTouched(true)}
        onSubmit={() => setTouched(false)}
      >
        <input type="hidden" name="revision" value={edit.revision} />
        <Told answer={answer} />
        <p className="text-muted num text-sm" role="status">
          {open
            ? say(m.sell_site_open)
            : say(m.sell_site_same, { at: formatInstant(edit.publishedAt ?? edit.savedAt, locale) })}
        </p>
        <EditorGroups
          content={content}
          defaults={edit.defaults}
          errors={answer?.refusal?.fields ?? {}}
          products={products}
          categories={categories}
        />
        <div className="bg-base-100 border-line sticky bottom-0 z-10 flex flex-wrap gap-3 border-t py-4 max-lg:bottom-16">
          <button type="submit" name="intent" value="save" disabled={busy} className="btn btn-quiet min-h-11">
            <Save className="size-4.5" aria-hidden="true" />
            {say(m.sell_site_save)}
          </button>
          <button type="submit" name="intent" value="publish" disabled={busy} className="btn btn-primary min-h-11">
            <Upload className="size-4.5" aria-hidden="true" />
            {say(m.sell_site_publish)}
          </button>
          {edit.revision !== edit.publishedRevision && (
            <button
              type="submit"
              name="intent"
              value="discard"
              formNoValidate
              disabled={busy}
              className="btn btn-quiet ml-auto min-h-11"
            >
              <Undo2 className="size-4.5" aria-hidden="true" />
              {say(m.sell_site_discard)}
            </button>
          )}
        </div>
      </Form>
    </DeskFrame>
  )
}

function Told({ answer }: { answer: Answer | undefined }) {
  const say = useSay()
  if (answer?.refusal) {
    return (
      <Notice tone="danger" title={say(m.sell_site_refused)}>
        {answer.refusal.sentence}
      </Notice>
    )
  }
  if (!answer?.done) return null
  const words = {
    saved: m.sell_site_saved,
    published: m.sell_site_published,
    discarded: m.sell_site_discarded,
  }[answer.done]
  return <Notice tone="success">{say(words)}</Notice>
}
