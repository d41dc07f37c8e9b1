import { useState } from 'react'
import { Form, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { TextArea } from '#web/ui/field.tsx'
import { EyeOff, MessageCircle, Star } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { Empty } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { listAllReviews } from '../../reviews/operations.ts'
import { act } from './parts/act.ts'
import { ActForm, word } from './parts/act-form.tsx'
import { Dialog } from './parts/dialog.tsx'
import { Exports } from './parts/exports.tsx'
import { State } from './parts/state.tsx'
import { useAct } from './parts/use-act.ts'
import { reviewLooks } from './parts/words.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const status = app.url.searchParams.get('status') ?? ''
  const input = { ...(status ? { status } : {}), ...cursorOf(args.request) }
  return { ...(await read(app.call<typeof listAllReviews>('store.listAllReviews', input))), status }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { decide: 'store.decideReview' })
}

type Review = AnswerOf<typeof listAllReviews>['items'][number]

export default function Reviews() {
  const { items, next, status } = useLoaderData<typeof loader>()
  const say = useSay()
  const [replying, setReplying] = useState<Review | null>(null)
  return (
    <DeskFrame title={say(m.sell_goods_reviews)} action={<Exports list="reviews" filters={status ? { status } : {}} />}>
      <Form method="get" key={status} className="mb-5 flex flex-wrap gap-2">
        {['', ...Object.keys(reviewLooks)].map((one) => (
          <button
            key={one}
            type="submit"
            name={one ? 'status' : undefined}
            value={one}
            aria-current={one === status ? 'page' : undefined}
            className="border-line aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-soft-ink hit cursor-pointer rounded-full border px-4 text-sm font-medium"
          >
            {one ? say(reviewLooks[one]!.label) : say(m.sell_goods_all)}
          </button>
        ))}
      </Form>
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Star} title={say(status ? m.sell_goods_none : m.sell_goods_reviews_none)}>
            <p>{say(status ? m.sell_goods_none_text : m.sell_goods_reviews_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <ul className="space-y-4">
          {items.map((review) => (
            <ReviewCard key={review.id} review={review} reply={() => setReplying(review)} />
          ))}
        </ul>
      )}
      <Paging next={next} />
      {replying && (
        <Dialog title={say(m.sell_goods_review_reply)} onClose={() => setReplying(null)}>
          <ActForm
            intent="decide"
            label={say(m.sell_goods_review_send)}
            shape={(form) => ({ id: replying.id, status: 'shown', reply: word(form, 'reply') })}
            done={() => setReplying(null)}
          >
            {(form) => (
              <TextArea
                form={form}
                name="reply"
                label={say(m.sell_goods_review_words)}
                help={say(m.sell_goods_review_words_help)}
                rows={4}
                maxLength={2000}
                defaultValue={replying.reply}
              />
            )}
          </ActForm>
        </Dialog>
      )}
    </DeskFrame>
  )
}

function ReviewCard({ review, reply }: { review: Review; reply: () => void }) {
  const say = useSay()
  const { send, busy } = useAct()
  const decide = (status: 'shown' | 'hidden') => send('decide', { id: review.id, status, reply: review.reply })
  return (
    <li className="card-box p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <Stars count={review.rating} />
          <p className="mt-1 font-bold break-words">{review.productName}</p>
          <p className="text-muted num text-sm break-words">
            {review.name} · {review.orderNumber} · <When at={review.createdAt} />
          </p>
        </div>
        <State of={reviewLooks} is={review.status} small />
      </div>
      {review.body && <p className="mt-3 max-w-prose break-words whitespace-pre-line">{review.body}</p>}
      {review.reply && (
        <blockquote className="border-primary-ink/40 mt-3 max-w-prose border-l-3 pl-4 text-sm break-words">
          <p className="text-muted font-semibold">{say(m.sell_goods_review_yours)}</p>
          {review.reply}
        </blockquote>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {review.status !== 'shown' && (
          <button type="button" disabled={busy} onClick={() => decide('shown')} className="btn btn-primary min-h-11">
            {say(m.sell_goods_review_show)}
          </button>
        )}
        <button type="button" onClick={reply} className="btn btn-quiet min-h-11">
          <MessageCircle className="size-4.5" aria-hidden="true" />
          {say(review.status === 'shown' ? m.sell_goods_review_reply : m.sell_goods_review_show_reply)}
        </button>
        {review.status !== 'hidden' && (
          <button type="button" disabled={busy} onClick={() => decide('hidden')} className="btn btn-quiet min-h-11">
            <EyeOff className="size-4.5" aria-hidden="true" />
            {say(m.sell_goods_review_hide)}
          </button>
        )}
      </div>
    </li>
  )
}

function Stars({ count }: { count: number }) {
  const say = useSay()
  return (
    <span role="img" aria-label={say(m.sell_goods_stars, { count })} className="text-accent-ink flex gap-0.5">
      {[1, 2, 3, 4, 5].map((place) => (
        <Star key={place} className={`size-4.5 ${place <= count ? 'fill-current' : 'opacity-30'}`} aria-hidden="true" />
      ))}
    </span>
  )
}
