import { Hono } from 'hono'
import { html } from 'hono/html'
import { secureHeaders } from 'hono/secure-headers'
import { frame, type Html, moment } from '../mail/frame.ts'
import type { Desk } from './app.ts'
import { type Invitation, State } from './book.ts'
import { Fail, Faults } from './faults.ts'

/** Pages here have forms, which those of the other stand-ins do not. */
export const PAGE_HEADERS = secureHeaders({
  referrerPolicy: 'same-origin',
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'unsafe-inline'"],
    imgSrc: ['data:'],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
})

/** What people see: every invitation with what its reader may do, and how the provider is to misbehave. */
export function pages(desk: Desk): Hono {
  const site = new Hono()
  site.get('/', (c) => c.html(indexPage(desk)))
  site.post('/invitations/:id/:state', (c) => {
    const state = State.safeParse(c.req.param('state'))
    if (state.success) desk.book.move(c.req.param('id'), state.data)
    return c.redirect('/', 303)
  })
  site.post('/faults', async (c) => {
    const form = await c.req.parseBody()
    const number = (name: string) => (form[name] === '' || form[name] === undefined ? null : Number(form[name]))
    const faults = Faults.safeParse({
      fail: form.fail,
      delayMs: number('delayMs') ?? 0,
      quota: number('quota'),
      rejectTargets: form.rejectTargets === 'on',
      unknownTargets: form.unknownTargets === 'on',
    })
    if (faults.success) desk.faults = faults.data
    return c.redirect('/', 303)
  })
  return site
}

const STATES: Record<State, string> = {
  sent: 'Terkirim',
  accepted: 'Diterima',
  rejected: 'Ditolak',
  expired: 'Kedaluwarsa',
  revoked: 'Ditarik',
}
const FAILS: Record<Fail, string> = {
  none: 'Baik-baik saja',
  '500': 'Menjawab 500, tidak terjadi apa-apa',
  'timeout-after-effect': 'Undangan terkirim, jawaban tidak pernah datang',
  'timeout-before-effect': 'Tidak terkirim, jawaban tidak pernah datang',
  'lost-answer': 'Undangan terkirim, sambungan putus',
  down: 'Mati: sambungan langsung putus',
}

function indexPage(desk: Desk): Html {
  const invitations = desk.book.list(100)
  return frame({
    title: 'Penyedia undangan',
    body: html`<h1>Penyedia undangan</h1>
      <p class="soft">
        Alamat yang diawali "tolak" selalu ditolak; akun yang diawali "rusak" tidak dikenal. ID pemain yang diawali 404
        tidak ada, 409 ada di server lain, 403 tidak dapat menerima; selain itu ada namanya.
      </p>
      ${faultForm(desk.faults)}
      ${
        invitations.length === 0
          ? html`<p class="soft">Belum ada undangan.</p>`
          : html`<ul class="card">
              ${invitations.map(entry)}
            </ul>`
      }`,
  })
}

function faultForm(faults: Faults): Html {
  return html`<form class="card" method="post" action="/faults" style="padding: 18px; display: grid; gap: 10px">
    <label
      >Ulah
      <select name="fail">
        ${Fail.options.map((fail) => html`<option value="${fail}" ${fail === faults.fail ? 'selected' : ''}>${FAILS[fail]}</option>`)}
      </select></label
    >
    <label>Jeda jawaban (ms) <input name="delayMs" inputmode="numeric" value="${faults.delayMs}" /></label>
    <label
      >Kuota tiap akun (kosong: tanpa batas) <input name="quota" inputmode="numeric" value="${faults.quota ?? ''}"
    /></label>
    <label
      ><input type="checkbox" name="rejectTargets" ${faults.rejectTargets ? 'checked' : ''} /> Tolak semua alamat</label
    >
    <label
      ><input type="checkbox" name="unknownTargets" ${faults.unknownTargets ? 'checked' : ''} /> Tidak kenal akun pemain
      mana pun</label
    >
    <button>Terapkan</button>
  </form>`
}

function entry({ requestId, account, plan, email, reference, state, calls, createdAt }: Invitation): Html {
  const acts = (['accepted', 'rejected', 'expired', 'sent'] as const).filter((act) => act !== state)
  return html`<li>
    <div>
      <strong>${email}</strong> · ${STATES[state]}
      <small
        >${plan || 'tanpa paket'} · akun ${account} · ${reference} · ${moment(createdAt)} · ${calls} panggilan</small
      >
      ${acts.map(
        (act) =>
          html`<form method="post" action="/invitations/${requestId}/${act}" style="display: inline">
            <button>${STATES[act]}</button>
          </form> `,
      )}
    </div>
  </li>`
}
