import { useState } from 'react'
import { Link } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { TextArea } from '#web/ui/field.tsx'
import { formatShort } from '#web/ui/format.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { listAffected, listRecalls } from '../../../warranty/operations.ts'
import { ActForm, word } from './act-form.tsx'
import { Dialog } from './dialog.tsx'
import { DataList, Part } from './list.tsx'

type Props = {
  id: string
  affected: AnswerOf<typeof listAffected>
  recalls: AnswerOf<typeof listRecalls>['items']
  writes: boolean
}

/** Who has a unit of the batch, and what was done for them. */
export function Recalls({ id, affected, recalls, writes }: Props) {
  const say = useSay()
  const { locale } = useVisit()
  const [open, setOpen] = useState<'message' | 'replacement' | null>(null)
  const action = writes && affected.total > 0 && (
    <div className="flex flex-wrap gap-2">
      <button type="button" onClick={() => setOpen('message')} className="btn btn-quiet min-h-11">
        {say(m.sell_goods_recall_message)}
      </button>
      <button type="button" onClick={() => setOpen('replacement')} className="btn btn-primary min-h-11">
        {say(m.sell_goods_recall_replace)}
      </button>
    </div>
  )
  return (
    <Part
      title={say(m.sell_goods_affected, { count: affected.total })}
      help={say(m.sell_goods_affected_help)}
      action={action}
    >
      {recalls.length > 0 && (
        <ul className="mb-4 space-y-2">
          {recalls.map(({ id: recall, kind, status, total, done, failed, createdAt }) => (
            <li key={recall} className="card-box px-4 py-3 text-sm">
              <div className="flex flex-wrap justify-between gap-2">
                <span className="font-semibold">
                  {say(kind === 'message' ? m.sell_goods_recall_message : m.sell_goods_recall_replace)}
                </span>
                <span className="num text-muted">{formatShort(createdAt, locale)}</span>
              </div>
              <p className="num text-muted mb-2">
                {say(m.sell_goods_recall_count, { done, total })}
                {failed > 0 && ` · ${say(m.sell_goods_recall_failed, { count: failed })}`}
              </p>
              {status === 'running' && (
                <progress
                  className="bar"
                  max={total}
                  value={done + failed}
                  aria-label={say(m.sell_goods_recall_running)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {affected.items.length > 0 && <Holders items={affected.items} />}
      {open && (
        <Dialog
          title={say(open === 'message' ? m.sell_goods_recall_message : m.sell_goods_recall_replace)}
          onClose={() => setOpen(null)}
        >
          <p className="text-muted mb-4">
            {say(open === 'message' ? m.sell_goods_recall_message_text : m.sell_goods_recall_replace_text, {
              count: affected.total,
            })}
          </p>
          <ActForm
            intent="recall"
            label={say(open === 'message' ? m.sell_goods_recall_send : m.sell_goods_recall_replace)}
            shape={(form) => ({ id, kind: open, message: word(form, 'message') })}
            done={() => setOpen(null)}
          >
            {(form) => (
              <TextArea form={form} name="message" label={say(m.sell_goods_recall_words)} rows={4} maxLength={500} />
            )}
          </ActForm>
        </Dialog>
      )}
    </Part>
  )
}

function Holders({ items }: { items: Props['affected']['items'] }) {
  const say = useSay()
  const { locale } = useVisit()
  return (
    <DataList
      items={items}
      keyOf={({ deliveryId }) => deliveryId}
      title={{
        head: say(m.sell_goods_order),
        render: ({ orderId, orderNumber, buyerName, email }) => (
          <>
            <Link to={`/admin/orders/${orderId}`} className="num font-semibold hover:underline">
              {orderNumber}
            </Link>
            <span className="text-muted block text-sm break-words">
              {buyerName} · {email}
            </span>
          </>
        ),
      }}
      columns={[
        {
          head: say(m.sell_goods_opened),
          render: ({ revealed }) => say(revealed ? m.sell_goods_yes : m.sell_goods_no),
        },
        {
          head: say(m.sell_goods_went),
          render: ({ deliveredAt }) => <span className="num">{formatShort(deliveredAt, locale)}</span>,
        },
      ]}
    />
  )
}
