import type { Controls } from '#kernel/module/controls.ts'
import { shopControls } from './shop/controls.ts'
import { siteControls } from './site/controls.ts'
import { catalogueControls } from './catalogue/controls.ts'
import { inventoryControls } from './inventory/controls.ts'
import { goodsControls } from './goods/controls.ts'
import { deskControls } from './desk/controls.ts'
import { downloadControls } from './downloads/controls.ts'
import { inviteControls } from './invites/controls.ts'
import { orderControls } from './orders/controls.ts'
import { providerControls } from './providers/controls.ts'
import { targetControls } from './targets/controls.ts'
import { searchControls } from './search/controls.ts'

import { warrantyControls } from './warranty/controls.ts'
import { blocklistControls } from './blocklist/controls.ts'
import { reviewControls } from './reviews/controls.ts'
import { waitingControls } from './waiting/controls.ts'

const controls: Controls = {
  ...deskControls,
  ...orderControls,
  ...siteControls,
  ...shopControls,
  ...targetControls,
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
}
export default controls
