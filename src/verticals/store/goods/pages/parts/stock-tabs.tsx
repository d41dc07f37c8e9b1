import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { Tabs } from './list.tsx'

export function StockTabs() {
  const say = useSay()
  return (
    <Tabs
      label={say(m.sell_goods_stock_title)}
      items={[
        ['/admin/stock', say(m.sell_goods_stock_tab)],
        ['/admin/batches', say(m.sell_goods_batches)],
      ]}
    />
  )
}
