import type { Controls } from '#kernel/module/controls.ts'
import { shopControls } from './shop/controls.ts'
import { siteControls } from './site/controls.ts'
import { cashbackControls } from './cashback/controls.ts'
import { catalogueControls } from './catalogue/controls.ts'
import { inventoryControls } from './inventory/controls.ts'
import { goodsControls } from './goods/controls.ts'
import { deskControls } from './desk/controls.ts'
import { downloadControls } from './downloads/controls.ts'
import { inviteControls } from './invites/controls.ts'
import { orderControls } from './orders/controls.ts'
import { pointControls } from './points/controls.ts'
import { providerControls } from './providers/controls.ts'
import { memberControls } from './members/controls.ts'
import { targetControls } from './targets/controls.ts'
import { searchControls } from './search/controls.ts'

import { warrantyControls } from './warranty/controls.ts'
import { blocklistControls } from './blocklist/controls.ts'
import { outletControls } from './outlets/controls.ts'
import { resellerControls } from './resellers/controls.ts'
import { walletControls } from './wallet/controls.ts'
import { closingControls } from './closing/controls.ts'
import { settlementControls } from './settlements/controls.ts'
import { reviewControls } from './reviews/controls.ts'
import { waitingControls } from './waiting/controls.ts'
import { partnerControls } from './partner/controls.ts'
import { botControls } from './bots/controls.ts'
import { sandboxControls } from './sandbox/controls.ts'
import { webhookControls } from './webhooks/controls.ts'

const controls: Controls = {
  ...deskControls,
  ...orderControls,
  ...pointControls,
  ...siteControls,
  ...shopControls,
  ...targetControls,
  ...memberControls,
  ...catalogueControls,
  ...inventoryControls,
  ...searchControls,
  ...reviewControls,
  ...waitingControls,
  ...blocklistControls,
  ...providerControls,
  ...inviteControls,
  ...downloadControls,
  ...warrantyControls,
  ...goodsControls,
  ...outletControls,
  ...resellerControls,
  ...cashbackControls,
  ...walletControls,
  ...closingControls,
  ...settlementControls,
  ...partnerControls,
  ...sandboxControls,
  ...botControls,
  ...webhookControls,
}
export default controls
