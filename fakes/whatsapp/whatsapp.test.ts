import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { cloudWhatsapp, DeliveryRefused } from '#services/notifications/index.ts'
import type { Sent } from './outbox.ts'
import { startWhatsappFake } from './server.ts'

const TOKEN = 'token-untuk-uji'
const message = {
  to: '+6281234567890',
  text: 'Halo <b>Rina</b>\nhttp://garuda.ruko.localhost:3000/',
  reference: 'ref-1',
}

test('a text is taken, kept and shown', async (t) => {
  const { fake, whatsapp, sent } = await open(t)
  await whatsapp.send(message)
  const [kept, ...more] = await sent('?to=%2B6281234567890')
  assert.equal(more.length, 0)
  assert.deepEqual(
    [kept!.to, kept!.text, kept!.reference, kept!.phone],
    ['6281234567890', message.text, 'ref-1', '1000'],
  )
  assert.match(kept!.id, /^wamid\./)
  assert.equal((await sent('?to=6200000000')).length, 0)
  const page = await (await fetch(fake.url)).text()
  assert.ok(page.includes('&lt;b&gt;Rina') && page.includes('href="http://garuda.ruko.localhost:3000/"'))
})

test('what passes is tried again, what does not is refused', async (t) => {
  const { fake, whatsapp, sent, faults } = await open(t)
  for (const refuse of ['130429', '131016']) {
    await faults({ refuse })
    await assert.rejects(whatsapp.send(message), (error: Error) => !(error instanceof DeliveryRefused))
  }
  for (const refuse of ['131026', '131047']) {
    await faults({ refuse })
    await assert.rejects(whatsapp.send(message), DeliveryRefused)
  }
  await faults({ down: true })
  await assert.rejects(whatsapp.send(message), TypeError)
  await faults({})
  await assert.rejects(whatsapp.send({ ...message, text: 'a'.repeat(4097) }), DeliveryRefused)
  const stranger = cloudWhatsapp({ url: fake.url, phoneNumberId: '1000', token: 'token-yang-salah' })
  await assert.rejects(stranger.send(message), /401 \(190\)/)
  assert.equal((await sent()).length, 0)
  await faults({ dropAfterSend: true })
  await assert.rejects(whatsapp.send(message), TypeError)
  assert.equal((await sent()).length, 1)
})

test('as a process it says when it is ready, keeps its outbox, and ends cleanly', async (t) => {
  const folder = await temporary(t)
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--folder', folder], {
    env: { ...process.env, TOKEN },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [ready] = (await once(child, 'message')) as [{ url: string }]
  await cloudWhatsapp({ url: ready.url, phoneNumberId: '1000', token: TOKEN }).send(message)
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'exit'), [0, null])
  const again = await startWhatsappFake({ port: 0, folder, token: TOKEN })
  t.after(() => again.stop())
  const { messages } = (await (await fetch(`${again.url}/messages`)).json()) as { messages: Sent[] }
  assert.deepEqual(
    messages.map(({ reference }) => reference),
    ['ref-1'],
  )
})

const MAIN = new URL('./main.ts', import.meta.url).pathname

async function open(t: TestContext) {
  const fake = await startWhatsappFake({ port: 0, folder: await temporary(t), token: TOKEN })
  t.after(() => fake.stop())
  return {
    fake,
    whatsapp: cloudWhatsapp({ url: fake.url, phoneNumberId: '1000', token: TOKEN, timeoutMs: 2000 }),
    sent: async (query = '') =>
      ((await (await fetch(`${fake.url}/messages${query}`)).json()) as { messages: Sent[] }).messages,
    faults: (faults: object) =>
      fetch(`${fake.url}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      }),
  }
}

async function temporary(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'whatsapp-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
