import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay } from '#web/words.ts'
import type { listBatches } from '../../inventory/operations.ts'
import { BatchList } from './parts/batch-list.tsx'
import { StockTabs } from './parts/stock-tabs.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  return read(app.call<typeof listBatches>('store.listBatches', cursorOf(args.request)))
}

export default function Batches() {
  const { items, next } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame
      title={say(m.sell_goods_batches)}
      crumbs={[{ to: '/admin/stock', label: say(m.sell_goods_stock_title) }]}
    >
      <StockTabs />
      <BatchList items={items} full />
      <Paging next={next} />
    </DeskFrame>
  )
}
