import type { z } from 'zod'
import { text } from '#web/answer.ts'
import type { PageApp } from '#web/seam.ts'
import type { ProofLink, Revealed } from '../../../orders/schemas.ts'

/* What the forms of an order's page do. */

export type Acted =
  | { revealed: z.output<typeof Revealed>; delivery: string }
  | { proof: string }
  | { link: string; delivery: string }
  | { done: string }

export async function act(app: PageApp, token: string, form: FormData): Promise<Acted> {
  const options = { idempotencyKey: text(form, 'key') || crypto.randomUUID() }
  const id = text(form, 'id')
  switch (text(form, 'intent')) {
    case 'reveal': {
      const revealed = await app.call<z.output<typeof Revealed>>('store.revealDelivery', { token, id })
      return { revealed, delivery: id }
    }
    case 'file': {
      const { url } = await app.call<{ url: string }>('store.createDownload', { token, id })
      return { link: url, delivery: id }
    }
    case 'proof': {
      const { proof } = await app.call<z.output<typeof ProofLink>>('store.createProof', { token })
      return { proof }
    }
    case 'report':
      await app.call(
        'store.reportProblem',
        { token, id, problem: text(form, 'problem'), pictureIds: await evidenceOf(app, token, form) },
        options,
      )
      return { done: 'lapor' }
    case 'target':
      await app.call('store.correctInviteTarget', { token, id, email: text(form, 'email') }, options)
      return { done: 'tujuan' }
    case 'payout':
      await app.call('store.askPayout', payoutOf(token, id, form), options)
      return { done: 'saldo' }
    default:
      await app.call('store.createReview', reviewOf(token, id, form), options)
      return { done: 'ulasan' }
  }
}

/** What the buyer photographed goes first: the claim names the pictures. */
async function evidenceOf(app: PageApp, token: string, form: FormData): Promise<string[]> {
  const files = form.getAll('pictures').filter((value) => typeof value !== 'string' && value.size > 0) as File[]
  const kept: string[] = []
  for (const picture of files.slice(0, 4)) {
    const file = Buffer.from(await picture.arrayBuffer()).toString('base64')
    const { id } = await app.call<{ id: string }>('store.uploadEvidence', {
      token,
      file,
      name: picture.name.slice(0, 120),
    })
    kept.push(id)
  }
  return kept
}

function payoutOf(token: string, creditId: string, form: FormData) {
  return {
    token,
    creditId,
    kind: text(form, 'kind') === 'ewallet' ? 'ewallet' : 'bank',
    institution: text(form, 'institution'),
    account: text(form, 'account'),
    holder: text(form, 'holder'),
  }
}

function reviewOf(token: string, itemId: string, form: FormData) {
  return {
    token,
    itemId,
    rating: Number(text(form, 'rating')) || 0,
    body: text(form, 'body'),
    name: text(form, 'name'),
  }
}
