import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'

const controls: Controls = {
  listMessages: async () => ({ as: 'owner', input: {} }),
  retryMessage: async (world) => ({ as: 'owner', input: { id: await failedMessage(world) } }),
}
export default controls

async function failedMessage(world: World): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into notifications.messages (tenant_id, id, dedupe, channel, template, recipient, subject, body, status, error)
     values ($1, $2, $3, 'email', 'site_live', 'kontrol@contoh.id', 'Situs sudah tampil', '', 'failed', 'kotak surat penuh')`,
    [world.tenantId, id, `site_live/${id}`],
  )
  return id
}
