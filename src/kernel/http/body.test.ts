import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BODY_LIMIT_BYTES, bodyOf, holdBody, UPLOAD_LIMIT_BYTES } from './body.ts'

const MB = 1024 * 1024

/** A request whose body comes in as `pour` is called; `announced` is its content-length. */
function coming(announced?: number) {
  let pour: (megabytes: number) => void = () => {}
  let end = () => {}
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      pour = (megabytes) => {
        for (let part = 0; part < megabytes; part++) if (!cancelled) controller.enqueue(new Uint8Array(MB))
      }
      end = () => controller.close()
    },
    cancel() {
      cancelled = true
    },
  })
  const headers = announced === undefined ? undefined : { 'content-length': String(announced) }
  const init = { method: 'POST', body, duplex: 'half', ...(headers && { headers }) }
  const request = new Request('http://ruko.contoh.id', init)
  return { request, pour, end, cancelled: () => cancelled }
}

/** A body of this size that has come in and is being worked on. */
async function held(sender: string, megabytes: number): Promise<() => void> {
  const one = coming()
  const letGo = holdBody(one.request, sender)
  one.pour(megabytes)
  one.end()
  assert.equal((await bodyOf(one.request, UPLOAD_LIMIT_BYTES)).length, megabytes * MB)
  return letGo
}

test('a body is counted while it comes in, and given up once there is too much', async () => {
  const one = coming()
  one.pour(1)
  await assert.rejects(bodyOf(one.request), { code: 'body-too-large', status: 413 })
  assert.ok(one.cancelled())
  const small = new Request('http://ruko.contoh.id', { method: 'POST', body: 'x'.repeat(BODY_LIMIT_BYTES) })
  assert.equal((await bodyOf(small)).length, BODY_LIMIT_BYTES)
  assert.equal((await bodyOf(new Request('http://ruko.contoh.id'))).length, 0)
})

test('what is announced as far too large is not read at all', async () => {
  const one = coming(100 * MB)
  await assert.rejects(bodyOf(one.request, UPLOAD_LIMIT_BYTES), { code: 'body-too-large' })
  assert.equal(one.request.bodyUsed, false)
})

test('what is announced as a little too large runs past, so that the refusal arrives', async () => {
  const one = coming(20 * MB)
  one.pour(20)
  one.end()
  await assert.rejects(bodyOf(one.request, UPLOAD_LIMIT_BYTES), { code: 'body-too-large' })
  assert.equal(one.cancelled(), false)
})

test('one sender may hold a share, all together no more than the whole', async () => {
  const refusedFrom = async (sender: string) => {
    const one = coming()
    const letGo = holdBody(one.request, sender)
    one.pour(6)
    one.end()
    await assert.rejects(bodyOf(one.request, UPLOAD_LIMIT_BYTES), { code: 'busy-with-uploads', status: 503 })
    letGo()
  }
  const mine = [await held('mine', 10), await held('mine', 10)]
  await refusedFrom('mine')
  const others = [await held('theirs', 10), await held('hers', 10)]
  others.push(await held('his', 5))
  await refusedFrom('somebody')
  for (const letGo of [...mine, ...others]) letGo()
  const again = [await held('mine', 10), await held('mine', 10)]
  for (const letGo of again) letGo()
})

test('small bodies always find room', async () => {
  const full = await Promise.all(['a', 'b', 'c', 'd'].map((sender) => held(sender, 11)))
  const small = new Request('http://ruko.contoh.id', { method: 'POST', body: 'x'.repeat(BODY_LIMIT_BYTES) })
  const letGo = holdBody(small, 'a')
  assert.equal((await bodyOf(small, UPLOAD_LIMIT_BYTES)).length, BODY_LIMIT_BYTES)
  for (const go of [...full, letGo]) go()
})
