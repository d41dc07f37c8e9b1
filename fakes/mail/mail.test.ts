import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { createTransport } from 'nodemailer'
import type { Stored } from './mailbox.ts'
import { startMailCatcher } from './server.ts'

test('a letter comes out as it went in, as a file and as JSON', async (t) => {
  const { folder, catcher, messages } = await open(t)
  const subject = 'Pesanan RK-1 – "Bimbel Garuda" sudah kami terima dan siap diproses minggu depan 🎉'
  const text = 'Halo,\n.\n..titik di awal\n=20 bukan spasi\nRp 1.250.000 – é\n'
  await createTransport(catcher.smtpUrl).sendMail({
    from: { name: 'Bimbel, "Garuda"', address: 'noreply@ruko.localhost' },
    to: 'Rina@Contoh.id',
    bcc: 'arsip@contoh.id',
    subject,
    text,
    html: '<html><head></head><body><p>Halo &amp; apa kabar</p></body></html>',
  })
  const [message] = await messages('rina@contoh.id')
  assert.deepEqual([message!.subject, message!.text.trimEnd()], [subject, text.trimEnd()])
  assert.match(message!.html, /Halo &amp; apa kabar/)
  assert.deepEqual(message!.to, ['rina@contoh.id', 'arsip@contoh.id'])
  assert.equal((await messages('orang@lain.id')).length, 0)
  const [file] = await readdir(folder)
  assert.match(await readFile(join(folder, file!), 'latin1'), /^Return-Path: <noreply@ruko\.localhost>\r\n/)
})

test('the inbox reads without scripts, shows markup as text and links as links', async (t) => {
  const { catcher, messages } = await open(t)
  await createTransport(catcher.smtpUrl).sendMail({
    from: 'noreply@ruko.localhost',
    to: 'rina@contoh.id',
    subject: '<b>tebal</b>',
    text: 'Buka http://garuda.ruko.localhost:3000/set-password?token=a&b=1 lalu <script>alert(1)</script>',
  })
  const [message] = await messages()
  const list = await (await fetch(catcher.url)).text()
  assert.ok(list.includes(`href="/inbox/${message!.id}"`) && list.includes('&lt;b&gt;tebal'))
  const page = await (await fetch(`${catcher.url}/inbox/${message!.id}`)).text()
  assert.match(page, /href="http:\/\/garuda\.ruko\.localhost:3000\/set-password\?token=a&amp;b=1"/)
  assert.doesNotMatch(page, /<script/)
  assert.equal((await fetch(`${catcher.url}/inbox/..%2f..%2fetc%2fpasswd`)).status, 404)
})

test('a page of somewhere else can neither read nor steer', async (t) => {
  const { catcher } = await open(t)
  assert.equal(await statusAs(catcher.httpPort, 'jahat.contoh'), 421)
  assert.equal(await statusAs(catcher.httpPort, 'mail.ruko.localhost'), 200)
  const form = await fetch(`${catcher.url}/control`, { method: 'POST', body: '{"down":true}' })
  assert.equal(form.status, 415)
})

test('faults: now, later, never, and a line that breaks after the message', async (t) => {
  const { catcher, messages, faults } = await open(t)
  const send = () =>
    createTransport(catcher.smtpUrl).sendMail({ from: 'a@ruko.localhost', to: 'b@contoh.id', subject: 's', text: 't' })
  await faults({ down: true })
  await assert.rejects(send())
  await faults({ refuse: '450' })
  await assert.rejects(send(), { responseCode: 450, command: 'RCPT TO' })
  await faults({ refuse: '550' })
  await assert.rejects(send(), { responseCode: 550, command: 'RCPT TO' })
  assert.equal((await messages()).length, 0)
  await faults({ dropAfterData: true })
  await assert.rejects(send())
  await faults({})
  await send()
  assert.equal((await messages()).length, 2)
})

test('commands come in any portions, and only CR LF dot CR LF ends a message', async (t) => {
  const { catcher, messages } = await open(t)
  const socket = connect(catcher.smtpPort, '127.0.0.1').setEncoding('latin1')
  const letter = 'Subject: satu\r\n\r\nhalo\n.\nMAIL FROM:<smuggled@contoh.id>\r\n..titik\r\n.\r\n'
  const script = `DATA\r\nEHLO a\r\nNOOP\r\nMAIL FROM:<a@b.id>\r\nRSET\r\nRCPT TO:<x@y.id>\r\nMAIL FROM:<a@b.id> SIZE=9\r\nRCPT TO:<x@y.id>\r\nDATA\r\n${letter}WHAT\r\nQUIT\r\n`
  for (let start = 0; start < script.length; start += 7) socket.write(script.slice(start, start + 7))
  const answers = (await socket.toArray())
    .join('')
    .split('\r\n')
    .filter((line) => /^\d{3} /.test(line))
  const codes = answers.map((line) => line.slice(0, 3))
  assert.deepEqual(codes, ['220', '503', '250', '250', '250', '250', '503', '250', '250', '354', '250', '502', '221'])
  const all = await messages()
  assert.equal(all.length, 1)
  assert.equal(all[0]!.text, 'halo\n.\nMAIL FROM:<smuggled@contoh.id>\n.titik\n')
})

test('as a process it says when it is ready, keeps its mail, and ends cleanly', async (t) => {
  const folder = await temporary(t)
  const child = spawn(process.execPath, [MAIN, '--smtp-port', '0', '--http-port', '0', '--folder', folder], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [ready] = (await once(child, 'message')) as [{ url: string; smtpUrl: string }]
  await createTransport(ready.smtpUrl).sendMail({ from: 'a@b.id', to: 'b@contoh.id', subject: 'tetap', text: 't' })
  child.kill('SIGTERM')
  assert.deepEqual(await once(child, 'exit'), [0, null])
  const again = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder })
  t.after(() => again.stop())
  const { messages } = (await (await fetch(`${again.url}/messages`)).json()) as { messages: Stored[] }
  assert.deepEqual(
    messages.map((message) => message.subject),
    ['tetap'],
  )
})

const MAIN = new URL('./main.ts', import.meta.url).pathname

async function open(t: TestContext) {
  const folder = await temporary(t)
  const catcher = await startMailCatcher({ smtpPort: 0, httpPort: 0, folder })
  t.after(() => catcher.stop())
  return {
    folder,
    catcher,
    messages: async (to = '') => {
      const answer = await fetch(`${catcher.url}/messages?to=${to}`)
      return ((await answer.json()) as { messages: Stored[] }).messages
    },
    faults: (faults: object) =>
      fetch(`${catcher.url}/control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      }),
  }
}

async function temporary(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mail-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** fetch cannot say another Host. */
async function statusAs(port: number, host: string): Promise<number> {
  const call = request({ port, host: '127.0.0.1', path: '/', headers: { host } }).end()
  const [answer] = await once(call, 'response')
  answer.resume()
  return answer.statusCode
}
