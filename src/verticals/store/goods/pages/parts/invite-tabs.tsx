import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { Tabs } from './list.tsx'

export function InviteTabs() {
  const say = useSay()
  return (
    <Tabs
      label={say(m.sell_goods_providers)}
      items={[
        ['/admin/providers', say(m.sell_goods_providers_tab)],
        ['/admin/invitations', say(m.sell_goods_invitations)],
      ]}
    />
  )
}
