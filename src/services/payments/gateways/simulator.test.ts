import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { isProblem } from '#kernel/problem/problem.ts'
import type { Book } from '../../../../fakes/gateway/book.ts'
import { startBench } from '../../../../fakes/gateway/test-bench.ts'
import { simulatorGateway } from './simulator.ts'

const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`

test('a charge is opened once per reference', async (t) => {
  const { gateway, request, control } = await startBench(t)
  const asked = request()
  const [first, again] = await Promise.all([gateway.charge(asked), gateway.charge(asked)])
  assert.deepEqual(again, first)
  await assert.rejects(gateway.charge({ ...asked, amountIdr: asked.amountIdr + 1 }), refusedWith('reference-conflict'))
  await control(`charges/${asked.reference}/bayar`, {})
  assert.equal((await gateway.charge(asked)).status, 'paid')
  assert.equal((await control<Book>('book')).charges.length, 1)
})

test('what the gateway cannot do is refused by name', async (t) => {
  const { gateway, request, control, running } = await startBench(t)
  await assert.rejects(gateway.charge(request({ method: 'va' })), refusedWith('request-invalid'))
  await assert.rejects(gateway.charge(request({ amountIdr: 0.5 })), refusedWith('request-invalid'))
  await assert.rejects(gateway.charge(request({ expiresAt: '2020-01-01T00:00:00.000Z' })), refusedWith('expiry-passed'))
  await assert.rejects(gateway.cancel('nobody'), refusedWith('charge-unknown'))
  assert.equal(await gateway.status('nobody'), null)
  const { reference } = await gateway.charge(request())
  await control(`charges/${reference}/bayar`, {})
  await assert.rejects(gateway.cancel(reference), refusedWith('not-pending'))
  const stranger = simulatorGateway({ url: running.url, key: 'another-key', webhookSecret: secret, timeoutMs: 1000 })
  await assert.rejects(stranger.status(reference), refusedWith('key-wrong'))
})

test('a refund happens once per key and never exceeds what came in', async (t) => {
  const { gateway, request, control } = await startBench(t)
  const { reference, amountIdr } = await gateway.charge(request())
  const refund = { reference, refundKey: 'RF-1', amountIdr: 1000, reason: 'kelebihan' }
  await assert.rejects(gateway.refund(refund), refusedWith('refund-too-large'))
  await control(`charges/${reference}/bayar`, {})
  const first = await gateway.refund(refund)
  assert.deepEqual(await gateway.refund(refund), first)
  await assert.rejects(gateway.refund({ ...refund, amountIdr: 2000 }), refusedWith('refund-conflict'))
  await assert.rejects(gateway.refund({ ...refund, refundKey: 'RF-2', amountIdr }), refusedWith('refund-too-large'))
  await gateway.refund({ ...refund, refundKey: 'RF-2', amountIdr: amountIdr - 1000 })
  const charge = await gateway.status(reference)
  assert.deepEqual([charge?.status, charge?.refunds.map(({ key }) => key)], ['paid', ['RF-1', 'RF-2']])
})

test('a virtual account is not refunded by API, late money in a wallet is', async (t) => {
  const { gateway, request, control } = await startBench(t)
  const va = await gateway.charge(request({ method: 'va', bank: 'mandiri' }))
  await control(`charges/${va.reference}/bayar`, {})
  const refund = { refundKey: 'RF-1', amountIdr: va.amountIdr, reason: 'telat' }
  await assert.rejects(gateway.refund({ ...refund, reference: va.reference }), refusedWith('refund-not-supported'))
  const wallet = await gateway.charge(request({ method: 'ewallet', wallet: 'dana' }))
  await control(`charges/${wallet.reference}/bayar-telat`, {})
  assert.equal((await gateway.refund({ ...refund, reference: wallet.reference })).status, 'done')
})

test('an unknown outcome is told apart from a certain no', async (t) => {
  const { gateway, request, control } = await startBench(t)
  const effects = { 'timeout-after-effect': 'pending', 'timeout-before-effect': undefined, '500': undefined } as const
  for (const [failCharges, status] of Object.entries(effects)) {
    await control('faults', { failCharges })
    const asked = request()
    await assert.rejects(gateway.charge(asked), { outcome: 'unknown' })
    assert.equal((await gateway.status(asked.reference))?.status, status)
    await control('faults', {})
    assert.equal((await gateway.charge(asked)).status, 'pending')
  }
  const nobody = simulatorGateway({ url: 'http://127.0.0.1:2', key: 'any-key', webhookSecret: secret, timeoutMs: 1000 })
  await assert.rejects(nobody.charge(request()), { name: 'GatewayUnavailable', outcome: 'refused' })
})

test('a line that breaks halfway is an unknown outcome', async (t) => {
  const { gateway, request, control, running } = await startBench(t)
  await control('faults', { failCharges: 'timeout-after-effect' })
  const charging = gateway.charge(request())
  setTimeout(() => void running.stop(), 200)
  await assert.rejects(charging, { outcome: 'unknown' })
})

test('a refund that timed out after its effect is found by repeating it', async (t) => {
  const { gateway, request, control } = await startBench(t)
  const { reference } = await gateway.charge(request())
  await control(`charges/${reference}/bayar`, {})
  await control('faults', { failRefunds: 'timeout-after-effect' })
  const refund = { reference, refundKey: 'RF-1', amountIdr: 500, reason: 'coba' }
  await assert.rejects(gateway.refund(refund), { name: 'GatewayTimeout', outcome: 'unknown' })
  await control('faults', {})
  assert.equal((await gateway.refund(refund)).status, 'done')
  assert.equal((await gateway.status(reference))?.refunds.length, 1)
})

test('an answer that cannot be understood is an error, never a charge', async (t) => {
  const { gateway, request } = await startBench(t)
  const good = await gateway.charge(request())
  const garbled: [number, string][] = [
    [200, '<html>'],
    [200, JSON.stringify({ ...good, amountIdr: '1250000' })],
    [200, JSON.stringify({ ...good, amountIdr: 1250000.5 })],
    [200, JSON.stringify({ ...good, reference: 'another' })],
    [200, JSON.stringify({ ...good, status: 'paid' })],
    [200, JSON.stringify({ ...good, feeIdr: 1 })],
    [200, JSON.stringify({ ...good, qrString: undefined })],
    [302, ''],
    [404, 'not the gateway at all'],
    [502, 'bad gateway'],
  ]
  for (const [status, text] of garbled) {
    const url = await answering(t, status, text)
    const confused = simulatorGateway({ url, key: 'any-key', webhookSecret: secret, timeoutMs: 1000 })
    await assert.rejects(confused.status(good.reference), { name: 'GatewayUnavailable', outcome: 'unknown' }, text)
  }
  const busy = simulatorGateway({
    url: await answering(t, 503, ''),
    key: 'any-key',
    webhookSecret: secret,
    timeoutMs: 1000,
  })
  await assert.rejects(busy.charge(request()), { name: 'GatewayUnavailable', outcome: 'refused' })
})

test('only a fresh signature over exactly these bytes is believed', () => {
  const gateway = simulatorGateway({
    url: 'http://127.0.0.1:1',
    key: 'any-key',
    webhookSecret: secret,
    timeoutMs: 1000,
  })
  const body = Buffer.from(
    JSON.stringify({ type: 'charge.paid', data: { reference: 'INV-1', amountIdr: 1000 }, new: true }),
  )
  const sent = signed(body)
  assert.deepEqual(gateway.parseWebhook(sent, body), { eventId: 'evt_1', reference: 'INV-1', event: 'charge.paid' })
  assert.deepEqual(gateway.parseWebhook(new Headers(sent), new Uint8Array(body)).reference, 'INV-1')
  const broken = Buffer.from('{"type":"x","data":{"reference":"\uFFFD"}}')
  const invalid = Buffer.from(broken.toString('latin1').replace('\xef\xbf\xbd', '\xff'), 'latin1')
  const forgeries: [Record<string, string>, Uint8Array][] = [
    [sent, Buffer.from(body.toString().replace('1000', '9000'))],
    [{ ...sent, 'webhook-id': 'evt_2' }, body],
    [{ ...sent, 'webhook-timestamp': String(Number(sent['webhook-timestamp']) + 1) }, body],
    [{ ...sent, 'webhook-signature': 'v1' }, body],
    [{ ...sent, 'webhook-signature': '' }, body],
    [{}, body],
    [signed(body, `whsec_${Buffer.alloc(24, 6).toString('base64')}`), body],
    [signed(body, secret, new Date(Date.now() - 301_000)), body],
    [signed(broken), invalid],
    [signed(Buffer.from('{}')), Buffer.from('{}')],
    [signed(Buffer.from('hello')), Buffer.from('hello')],
  ]
  for (const [headers, bytes] of forgeries) {
    assert.throws(
      () => gateway.parseWebhook(headers, bytes),
      (error) => isProblem(error) && error.code === 'webhook-forged' && error.status === 401,
    )
  }
})

function signed(body: Buffer, by = secret, at = new Date()) {
  const signature = new Webhook(by).sign('evt_1', at, body)
  return {
    'webhook-id': 'evt_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signature,
  }
}

function refusedWith(code: string) {
  return { name: 'GatewayRefused', outcome: 'refused', code }
}

async function answering(t: { after: (undo: () => void) => void }, status: number, text: string): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status, { location: '/elsewhere' }).end(text))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
