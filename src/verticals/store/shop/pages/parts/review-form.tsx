import { m } from '#web/paraglide/messages.js'
import { formState, TextArea, TextField } from '#web/ui/field.tsx'
import { Star } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { TrackPart } from './handed.tsx'

/** Who has received something may say how it was. */
export function ReviewForms(part: TrackPart) {
  const { order, done } = part
  const say = useSay()
  const received = order.items.filter(
    ({ parentId, status }) => parentId === null && (status === 'delivered' || status === 'partial'),
  )
  if (done === 'ulasan') {
    return (
      <div id="ulasan" className="scroll-mt-20">
        <Notice tone="success" title={say(m.shop_review_done)}>
          {say(m.shop_review_done_text)}
        </Notice>
      </div>
    )
  }
  return received.map((item) => <ReviewForm key={item.id} {...part} item={item} />)
}

function ReviewForm({
  order,
  item,
  answer,
  idempotencyKey,
}: TrackPart & { item: TrackPart['order']['items'][number] }) {
  const say = useSay()
  const place = `u-${item.id}`
  const mine = answer?.place === place ? answer : undefined
  const form = formState(mine)
  return (
    <details id={place} open={mine !== undefined} className="glass group scroll-mt-20">
      <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 px-5 font-bold [&::-webkit-details-marker]:hidden">
        <Star className="text-accent-ink size-5.5 shrink-0" aria-hidden="true" />
        <span className="min-w-0 break-words">{say(m.shop_review_title, { name: item.productName })}</span>
      </summary>
      <form method="post" action={`#${place}`} className="border-line space-y-4 border-t p-5">
        <input type="hidden" name="id" value={item.id} />
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="key" value={`review-${item.id}-${idempotencyKey}`} />
        {mine?.refusal && !form.first && <Notice tone="danger">{mine.refusal.sentence}</Notice>}
        <fieldset>
          <legend className="mb-2 text-sm font-semibold">{say(m.shop_review_rating)}</legend>
          <div className="flex flex-wrap gap-2">
            {[5, 4, 3, 2, 1].map((rating) => (
              <label key={rating} className="choice items-center gap-2 px-3.5 py-2.5">
                <input
                  type="radio"
                  name="rating"
                  value={rating}
                  defaultChecked={(form.values.rating ?? '5') === String(rating)}
                  className="tick mt-0"
                />
                <span className="num inline-flex items-center gap-1 font-semibold">
                  {rating}
                  <Star className="text-accent-ink size-4 fill-current" aria-hidden="true" />
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextArea form={form} name="body" label={say(m.shop_review_body)} rows={3} maxLength={2000} />
        <TextField
          form={form}
          id={`name-${item.id}`}
          name="name"
          label={say(m.shop_review_name)}
          help={say(m.shop_review_name_help)}
          defaultValue={form.values.name ?? order.buyer.name.split(' ')[0]}
          maxLength={60}
          required
        />
        <button type="submit" name="intent" value="review" className="btn btn-primary">
          {say(m.shop_review_send)}
        </button>
      </form>
    </details>
  )
}
