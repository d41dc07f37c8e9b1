import { newId } from '#kernel/db/id.ts'
import type { Controls, World } from '#kernel/module/controls.ts'

const words = { subject: 'Kata sandi akun di {site}', body: 'Tekan tombol di bawah.\n\nBerlaku {validHours}.' }
const reset = { template: 'reset_password', locale: 'id', ...words }

const controls: Controls = {
  listTemplates: async () => ({ as: 'owner', input: {} }),
  readTemplate: async () => ({ as: 'owner', input: { template: 'reset_password' } }),
  saveTemplate: async () => ({ as: 'owner', input: reset }),
  resetTemplate: async () => ({ as: 'owner', input: { template: 'reset_password', locale: 'id' } }),
  previewTemplate: async () => ({ as: 'owner', input: reset }),
  testTemplate: async () => ({ as: 'owner', input: reset }),
  readSender: async () => ({ as: 'owner', input: {} }),
  updateSender: async () => ({ as: 'owner', input: { senderName: 'Tim Garuda', replyTo: 'halo@contoh.id' } }),
  readOutbox: async () => ({ as: 'owner', input: {} }),
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
