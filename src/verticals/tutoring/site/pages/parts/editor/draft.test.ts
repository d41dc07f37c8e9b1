import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Content } from '../../../schemas.ts'
import { Draft, type Kept } from './draft.ts'
import type { Answer, send } from './send.ts'

const [ONE, TWO] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222']
const text = (id: string, body: string) => ({ id, type: 'text' as const, visible: true, title: '', lead: '', body })
const contact = { whatsapp: '', email: '', address: '', mapsUrl: '', hours: '', instagram: '', tiktok: '', youtube: '' }
const content = (one: string, two: string): Content => ({
  contact,
  seo: { title: '', description: '' },
  sections: [text(ONE, one), text(TWO, two)],
})
const bodies = (kept: Content) => kept.sections.map((section) => (section.type === 'text' ? section.body : ''))

/** A server that keeps one draft as the real one does; `down` refuses everything. */
function server(start: Content) {
  const state = { draft: start, revision: 1, down: false, puts: 0 }
  const answer = async (method: string, _path: string, body?: unknown): Promise<Answer<unknown>> => {
    await Promise.resolve()
    if (state.down) return { ok: false, status: 0, code: '', sentence: '', fields: {} }
    const kept = (): Kept => ({ draft: state.draft, revision: state.revision, savedAt: '2026-11-21T07:05:00.000Z' })
    if (method === 'GET') return { ok: true, body: kept() }
    state.puts += 1
    const sent = body as { revision: number; content: Content }
    if (sent.revision !== state.revision)
      return { ok: false, status: 409, code: 'site-changed', sentence: 'x', fields: {} }
    state.draft = sent.content
    state.revision += 1
    return { ok: true, body: kept() }
  }
  const other = (draft: Content): void => {
    state.draft = draft
    state.revision += 1
  }
  return { state, other, call: answer as typeof send }
}

function open(start = content('a', 'b')) {
  const house = server(start)
  const draft = new Draft({ draft: start, revision: 1, savedAt: '2026-11-21T07:00:00.000Z' }, house.call)
  return { ...house, draft }
}

test('what changes while it is being sent is sent as well', async (t) => {
  const { draft, state } = open()
  t.after(() => draft.close())
  draft.change(content('a1', 'b'))
  const sending = draft.flush()
  draft.change(content('a2', 'b'))
  assert.equal(await sending, true)
  assert.deepEqual([bodies(state.draft), state.puts, draft.snapshot().status], [['a2', 'b'], 2, 'saved'])
})

test('edits of two people in different sections come together by themselves', async (t) => {
  const { draft, state, other } = open()
  t.after(() => draft.close())
  other(content('a', 'mereka'))
  draft.change(content('saya', 'b'))
  assert.equal(await draft.flush(), true)
  assert.deepEqual(bodies(state.draft), ['saya', 'mereka'])
  assert.equal(draft.snapshot().merged, true)
})

for (const [whose, kept] of [
  ['mine', ['saya', 'b']],
  ['theirs', ['mereka', 'b']],
] as const) {
  test(`edits of the same section wait for a decision: ${whose}`, async (t) => {
    const { draft, state, other } = open()
    t.after(() => draft.close())
    other(content('mereka', 'b'))
    draft.change(content('saya', 'b'))
    assert.equal(await draft.flush(), false)
    assert.equal(draft.snapshot().status, 'clash')
    assert.deepEqual(
      [bodies(state.draft), bodies(draft.snapshot().content)],
      [
        ['mereka', 'b'],
        ['saya', 'b'],
      ],
    )
    draft.settle(whose)
    assert.equal(await draft.flush(), true)
    assert.deepEqual(bodies(state.draft), kept)
  })
}

test('without a connection nothing is lost, and back online it is sent', async (t) => {
  const { draft, state } = open()
  t.after(() => draft.close())
  state.down = true
  draft.change(content('saya', 'b'))
  assert.equal(await draft.flush(), false)
  assert.deepEqual([draft.snapshot().status, bodies(draft.snapshot().content)], ['offline', ['saya', 'b']])
  state.down = false
  assert.equal(await draft.flush(), true)
  assert.deepEqual(bodies(state.draft), ['saya', 'b'])
})

test('what was removed comes back until the next change', (t) => {
  const { draft } = open()
  t.after(() => draft.close())
  const before = draft.snapshot().content
  draft.change({ ...before, sections: before.sections.slice(1) }, true)
  draft.undo()
  assert.deepEqual(draft.snapshot().content, before)
  draft.change({ ...before, sections: [] }, true)
  draft.change(content('lain', 'b'))
  assert.equal(draft.snapshot().undo, null)
})
