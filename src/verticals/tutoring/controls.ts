import type { Controls } from '#kernel/module/controls.ts'
import { articleControls } from './articles/controls.ts'
import { registrationControls } from './registrations/controls.ts'
import { siteControls } from './site/controls.ts'

const controls: Controls = {
  ...siteControls,
  ...registrationControls,
  ...articleControls,
  readDashboard: async () => ({ as: 'owner', input: {} }),
  readSiteSettings: async () => ({ as: 'owner', input: {} }),
  updateSiteSettings: async () => ({ as: 'owner', input: { registrationOpen: true, greeting: 'Halo {name},' } }),
}
export default controls
