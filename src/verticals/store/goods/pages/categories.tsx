import { useState } from 'react'
import { Link, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { ArrowDown, ArrowUp, EyeOff, Pencil, Plus, Star, Tag } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, type Say } from '#web/words.ts'
import { MOTIFS } from '../../art/rules.ts'
import type { listAllCategories } from '../../catalogue/edit-operations.ts'
import { act } from './parts/act.ts'
import { ActForm, ticked, word } from './parts/act-form.tsx'
import { CategoryPicture, CategoryThumb } from './parts/category-picture.tsx'
import { DeleteButton } from './parts/delete-button.tsx'
import { Dialog } from './parts/dialog.tsx'
import { ChoiceField, Tick } from './parts/inputs.tsx'
import { SmallButton } from './parts/small-button.tsx'
import { useAct } from './parts/use-act.ts'
import { artWords } from './parts/words.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  return read(app.call<typeof listAllCategories>('store.listAllCategories', {}))
}

export async function action(args: ActionFunctionArgs) {
  return act(args, {
    create: 'store.createCategory',
    update: 'store.updateCategory',
    delete: 'store.deleteCategory',
    order: 'store.orderCategories',
  })
}

type Category = AnswerOf<typeof listAllCategories>['items'][number]

export default function Categories() {
  const { items } = useLoaderData<typeof loader>()
  const say = useSay()
  const [open, setOpen] = useState<Category | 'new' | null>(null)
  const { send, busy, refusal } = useAct()
  const move = (place: number, step: number) => {
    const ids = items.map(({ id }) => id)
    send('order', { ids: ids.toSpliced(place, 1).toSpliced(place + step, 0, ids[place]!) })
  }
  const make = (
    <button type="button" onClick={() => setOpen('new')} className="btn btn-primary min-h-11">
      <Plus className="size-4.5" aria-hidden="true" />
      {say(m.sell_goods_category_new)}
    </button>
  )
  return (
    <DeskFrame title={say(m.sell_goods_categories)} action={make}>
      {refusal && (
        <div className="mb-4">
          <Notice tone="danger">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="card-box overflow-hidden">
        {items.length === 0 ? (
          <Empty icon={Tag} title={say(m.sell_goods_categories_none)}>
            <p>{say(m.sell_goods_categories_none_text)}</p>
          </Empty>
        ) : (
          <ol>
            {items.map((category, place) => (
              <li
                key={category.id}
                className="border-line flex items-center gap-3 border-b p-3 last:border-b-0 sm:gap-4 sm:px-4"
              >
                <CategoryThumb
                  id={category.pictureId}
                  art={category.art}
                  seed={category.slug}
                  className="w-18 max-sm:hidden"
                />
                <div className="min-w-0 grow">
                  <p className="font-semibold break-words">{category.name}</p>
                  <p className="text-muted num flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
                    <Link to={`/admin/products?categoryId=${category.id}`} className="link-quiet">
                      {say(m.sell_goods_category_count, { count: category.products })}
                    </Link>
                    {category.featured && <Pill tone="info" icon={Star} label={say(m.sell_goods_featured)} small />}
                    {!category.visible && <Pill tone="neutral" icon={EyeOff} label={say(m.sell_goods_hidden)} small />}
                  </p>
                </div>
                <SmallButton
                  label={say(m.sell_goods_up)}
                  name={category.name}
                  off={busy || place === 0}
                  press={() => move(place, -1)}
                  icon={ArrowUp}
                />
                <SmallButton
                  label={say(m.sell_goods_down)}
                  name={category.name}
                  off={busy || place === items.length - 1}
                  press={() => move(place, 1)}
                  icon={ArrowDown}
                />
                <SmallButton
                  label={say(m.sell_goods_edit)}
                  name={category.name}
                  off={false}
                  press={() => setOpen(category)}
                  icon={Pencil}
                />
              </li>
            ))}
          </ol>
        )}
      </div>
      {open && <CategoryDialog category={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </DeskFrame>
  )
}

function CategoryDialog({ category, onClose }: { category: Category | null; onClose: () => void }) {
  const say = useSay()
  const { send, busy, refusal } = useAct(onClose)
  const [pictureId, setPictureId] = useState(category?.pictureId ?? null)
  const shape = (form: FormData) => ({
    ...(category
      ? { id: category.id, slug: word(form, 'slug') }
      : word(form, 'slug')
        ? { slug: word(form, 'slug') }
        : {}),
    name: word(form, 'name'),
    summary: word(form, 'summary'),
    art: word(form, 'art'),
    pictureId,
    featured: ticked(form, 'featured'),
    visible: ticked(form, 'visible'),
  })
  return (
    <Dialog
      title={category ? say(m.sell_goods_category_edit, { name: category.name }) : say(m.sell_goods_category_new)}
      onClose={onClose}
    >
      <ActForm
        intent={category ? 'update' : 'create'}
        label={say(m.sell_goods_save)}
        shape={shape}
        done={onClose}
        beside={category && <DeleteButton busy={busy} onDelete={() => send('delete', { id: category.id })} />}
      >
        {(form) => (
          <>
            {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
            <TextField
              form={form}
              name="name"
              label={say(m.sell_goods_category_name)}
              defaultValue={category?.name}
              maxLength={60}
              required
            />
            <TextField
              form={form}
              name="slug"
              label={say(m.sell_goods_slug)}
              help={say(m.sell_goods_slug_help)}
              defaultValue={category?.slug}
              maxLength={80}
              autoCapitalize="none"
              spellCheck={false}
            />
            <TextArea
              form={form}
              name="summary"
              label={say(m.sell_goods_summary)}
              defaultValue={category?.summary}
              rows={2}
              maxLength={300}
            />
            <CategoryPicture
              id={pictureId}
              art={category?.art ?? ''}
              seed={category?.slug ?? ''}
              error={form.errors.pictureId}
              put={setPictureId}
            />
            <ChoiceField
              form={form}
              name="art"
              label={say(m.sell_goods_art)}
              start={category?.art ?? ''}
              options={artOptions(category?.art ?? '', say)}
            />
            <div>
              <Tick name="featured" start={category?.featured ?? false} label={say(m.sell_goods_category_featured)} />
              <Tick name="visible" start={category?.visible ?? true} label={say(m.sell_goods_category_visible)} />
            </div>
          </>
        )}
      </ActForm>
    </Dialog>
  )
}

/** One that has a pair of colours of its own stays as it is until another is chosen. */
function artOptions(now: string, say: Say): [string, string][] {
  const known = MOTIFS.map((motif): [string, string] => [motif, say(artWords[motif])])
  const [motif, colours] = now.split(':')
  const words = known.find(([one]) => one === motif)?.[1] ?? now
  const kept: [string, string][] = colours ? [[now, `${words} · ${Number(colours) + 1}`]] : []
  return [['', say(m.sell_goods_art_auto)], ...kept, ...known]
}
