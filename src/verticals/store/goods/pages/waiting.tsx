import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formatShort } from '#web/ui/format.ts'
import { CheckCircle2, Hourglass, Zap } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { Pill } from '#web/ui/pill.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listWaiting } from '../../waiting/operations.ts'
import { DataList } from './parts/list.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  return read(app.call<typeof listWaiting>('store.listWaiting', cursorOf(args.request)))
}

/** Who waits for what; told by themselves as soon as there is some. */
export default function Waiting() {
  const { items, next } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  return (
    <DeskFrame title={say(m.sell_goods_waiting)}>
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Hourglass} title={say(m.sell_goods_waiting_none)}>
            <p>{say(m.sell_goods_waiting_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <DataList
          items={items}
          keyOf={({ id }) => id}
          title={{
            head: say(m.sell_goods_product),
            render: ({ variantId, productName, variantName }) => (
              <>
                <Link to={`/admin/stock/${variantId}`} className="block font-semibold break-words hover:underline">
                  {productName}
                </Link>
                <span className="text-muted text-sm">{variantName}</span>
              </>
            ),
          }}
          columns={[
            { head: 'Email', render: ({ email }) => <span className="break-all">{email}</span> },
            {
              head: say(m.sell_goods_since),
              render: ({ createdAt }) => <span className="num">{formatShort(createdAt, locale)}</span>,
            },
            {
              head: say(m.sell_goods_waits_for),
              render: ({ flash }) =>
                flash ? (
                  <Pill tone="info" icon={Zap} label="Flash sale" small />
                ) : (
                  <span>{say(m.sell_goods_waits_stock)}</span>
                ),
            },
          ]}
          aside={{
            head: say(m.sell_goods_status),
            render: ({ toldAt }) =>
              toldAt ? (
                <Pill tone="success" icon={CheckCircle2} label={say(m.sell_goods_told)} small />
              ) : (
                <Pill tone="neutral" icon={Hourglass} label={say(m.sell_goods_waits)} small />
              ),
          }}
        />
      )}
      <Paging next={next} />
    </DeskFrame>
  )
}
