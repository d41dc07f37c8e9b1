/*
 * Saves the order while it is typed, and hears when it was saved elsewhere. Only what changed is sent, with the
 * revision it was changed from; when somebody else was faster, theirs is offered and nothing typed here is lost.
 */
const form = document.querySelector('form[data-wizard]')
const bar = document.querySelector('[data-draft]')
const find = (name) => bar.querySelector(`[data-draft-${name}]`)
const [state, share, newer, load] = ['state', 'share', 'newer', 'load'].map(find)
const API = '/api/v1/drafts'
const PAUSE_MS = 900
const RETRY_MS = 5_000
const own = /^(key|intent|draft|revision|consent|price\..*)$/

let token = bar.dataset.draft
let revision = Number(bar.dataset.revision)
let step = form.dataset.at
let kept = typed()
let timer
let saving = null
let source

/** What stands in the form now, by the fields' names. */
function typed() {
  const all = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !own.test(name))
  return Object.fromEntries(all)
}

function changes() {
  const now = typed()
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== kept[name]))
}

function say(word, time) {
  state.textContent = bar.getAttribute(`data-word-${word}`).replace('{time}', time ?? '')
  bar.dataset.state = word
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit' })
function timeOf(instant) {
  const time = clock.format(new Date(instant))
  return document.documentElement.lang === 'id' ? time.replace(':', '.') : time
}

function later(pause = PAUSE_MS) {
  clearTimeout(timer)
  timer = setTimeout(() => void save(), pause)
}

/** Saves what has changed since; one at a time. Resolves when nothing is left to save, or it could not be. */
async function save() {
  clearTimeout(timer)
  if (saving) return saving
  saving = send().finally(() => (saving = null))
  return saving
}

async function send() {
  const fields = changes()
  const moved = form.dataset.at !== step
  if (form.dataset.sent || !newer.hidden) return
  if (Object.keys(fields).length === 0 && !(moved && token)) return
  const at = form.dataset.at
  const whole = token ? fields : typed()
  say('saving')
  try {
    const answer = await fetch(token ? `${API}/${token}` : API, {
      method: token ? 'PATCH' : 'POST',
      headers: { 'content-type': 'application/json' },
      keepalive: true,
      body: JSON.stringify({ ...(token ? { revision } : {}), step: at, fields: whole }),
    })
    const body = await answer.json()
    if (answer.ok) return noted(body, whole, at)
    if (body.code === 'draft-changed') return await meet()
    if (body.code === 'draft-ordered') return location.assign(`/order?draft=${token}`)
    if (answer.status === 404) token = ''
    failed(Number(answer.headers.get('retry-after')) * 1000)
  } catch {
    failed()
  }
}

function failed(pause) {
  say('failed')
  later(pause || RETRY_MS)
}

function noted(saved, fields, at) {
  const first = token !== saved.token
  ;({ token, revision } = saved)
  kept = { ...kept, ...fields }
  step = at
  form.querySelector('[data-draft-token]').value = token
  form.querySelector('[data-draft-revision]').value = revision
  say('saved', timeOf(saved.savedAt))
  if (first) begin()
  dispatchEvent(new CustomEvent('draft:saved', { detail: { token, revision, names: Object.keys(fields) } }))
  if (Object.keys(changes()).length > 0) later()
}

/** The draft has its own address from now on, and can be gone on with elsewhere. */
function begin() {
  const url = new URL(location.href)
  url.searchParams.set('draft', token)
  url.searchParams.delete('saved')
  url.searchParams.delete('mailed')
  history.replaceState(null, '', url)
  form.action = url.pathname + url.search
  const link = `${location.origin}/order?draft=${token}`
  find('url').textContent = link
  bar.querySelector('[data-copy]').dataset.copy = link
  find('code').src = `/drafts/${token}/qr.svg`
  share.hidden = false
  listen()
}

/** Looks at what was saved elsewhere: quietly taken over when it says the same, offered when it does not. */
async function meet() {
  const answer = await fetch(`${API}/${token}`, { cache: 'no-store' })
  if (!answer.ok) return failed()
  const theirs = await answer.json()
  if (theirs.orderToken) return location.assign(`/order?draft=${token}`)
  if (theirs.revision === revision) return
  const now = typed()
  const other = Object.entries(theirs.fields).filter(([name, value]) => name in now && value !== kept[name])
  if (other.every(([name, value]) => now[name] === value)) return adopt(theirs)
  share.open = false
  newer.hidden = false
  load.onclick = () => take(theirs)
}

function adopt({ fields, revision: newest, savedAt }) {
  kept = { ...kept, ...fields }
  revision = newest
  form.querySelector('[data-draft-revision]').value = revision
  say('saved', timeOf(savedAt))
  if (Object.keys(changes()).length > 0) later()
}

/** Their fields come into the form; what was typed here and not saved yet stays, and is saved next. */
async function take(seen) {
  const answer = await fetch(`${API}/${token}`, { cache: 'no-store' }).catch(() => null)
  const theirs = answer?.ok ? await answer.json() : seen
  const mine = changes()
  for (const [name, value] of Object.entries(theirs.fields)) if (!(name in mine)) put(name, value)
  newer.hidden = true
  adopt(theirs)
  dispatchEvent(new Event('draft:loaded'))
  dispatchEvent(new Event('wizard:fill'))
  dispatchEvent(new CustomEvent('draft:saved', { detail: { token, revision, names: Object.keys(theirs.fields) } }))
}

function put(name, value) {
  const field = form.elements.namedItem(name)
  if (!field) return
  if (field instanceof RadioNodeList) {
    for (const radio of field) {
      radio.checked = radio.value === value && !radio.disabled
      if (radio.value === 'logo') radio.toggleAttribute('data-wished', value === 'logo')
    }
  } else field.value = value
}

function listen() {
  if (!('EventSource' in window) || source) return
  source = new EventSource(`${API}/${token}/events`)
  const look = () => void (saving ?? Promise.resolve()).then(meet).catch(() => {})
  source.onmessage = look
  for (const name of ['change', 'changed', 'update']) source.addEventListener(name, look)
}

form.addEventListener('input', (event) => !own.test(event.target.name ?? '') && later())
form.addEventListener('change', (event) => !own.test(event.target.name ?? '') && later())
addEventListener('wizard:step', () => token && later(0))
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void save()
  else if (token && !saving) void meet().catch(() => {})
})
addEventListener('pagehide', () => {
  void save()
  source?.close()
})
addEventListener('online', () => later(0))

/* The ways to take it along. */
share.addEventListener('toggle', () => {
  const whatsapp = find('whatsapp')
  const digits = (form.elements.namedItem('owner.whatsapp')?.value ?? '').replace(/\D/g, '').replace(/^(0|620)/, '62')
  const to = /^628\d{8,11}$/.test(digits) ? digits : ''
  const words = whatsapp.dataset.text.replace('{url}', find('url').textContent)
  whatsapp.href = `https://wa.me/${to}?text=${encodeURIComponent(words)}`
})
document.addEventListener('click', (event) => {
  if (share.open && !share.contains(event.target)) share.open = false
})
share.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  share.open = false
  share.querySelector('summary').focus()
})
find('mail').addEventListener('click', (event) => {
  event.preventDefault()
  void mail()
})

async function mail() {
  const mailed = find('mailed')
  mailed.textContent = ''
  await save()
  try {
    const answer = await fetch(`${API}/${token}/mails`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const body = await answer.json()
    mailed.textContent = answer.ok ? mailed.dataset.word.replace('{email}', body.email) : body.detail
  } catch {
    mailed.textContent = bar.dataset.wordFailed
  }
}

if (token) {
  bar.dataset.state = 'saved'
  listen()
} else say('begin')
