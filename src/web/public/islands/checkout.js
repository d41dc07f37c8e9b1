/*
 * Asks for the price again when the choice, the number, the coupon or the use of points changes, and replaces what
 * `data-breakdown` holds; asks whose account was named, and puts the answer into `data-check`. Without this file the
 * buttons do the same with the whole page.
 */
const form = document.querySelector('[data-checkout]')
let asked = 0
let away = false

async function pageAfter(intent) {
  const body = new FormData(form)
  body.set('intent', intent)
  const answer = await fetch(location.href.replace(/#.*/, ''), {
    method: 'POST',
    body: new URLSearchParams(body),
    headers: { accept: 'text/html' },
  })
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}

async function askPrice(intent = 'quote') {
  const mine = ++asked
  try {
    const page = await pageAfter(intent)
    const [old, fresh] = [document, page].map((one) => one.querySelector('[data-breakdown]'))
    if (mine !== asked || !fresh || !old) return
    const { id, name } = old.contains(document.activeElement) ? document.activeElement : {}
    old.replaceWith(fresh)
    const again = id ? `#${id}` : name && `[name="${name}"]`
    if (again) fresh.querySelector(again)?.focus({ preventScroll: true })
  } catch {
    // The network is away; the server says the price again when the form is sent.
  }
}

const told = () =>
  [...form.elements]
    .filter(({ name }) => name.startsWith('target.'))
    .map(({ value }) => value)
    .join('\n')

async function askAccount(button) {
  if (button.ariaBusy) return
  const [words, before] = [button.querySelector('span'), told()]
  const label = words.textContent
  button.ariaBusy = 'true'
  words.textContent = button.dataset.busy
  try {
    const page = await pageAfter('check')
    // An answer about what is no longer typed there is none.
    if (before === told()) for (const part of ['[data-target]', '[data-check]']) fill(part, page)
    form.querySelector('[data-target] [aria-invalid]')?.focus()
  } catch {
    // The network is away: the form itself is sent, and the browser says so.
    away = true
    form.requestSubmit(button)
  }
  button.ariaBusy = null
  words.textContent = label
}

/** The place stays and its content is new, so that a reader who listens to it is told. */
function fill(part, page) {
  const [old, fresh] = [document, page].map((one) => one.querySelector(part))
  if (old && fresh) old.replaceChildren(...fresh.childNodes)
}

form?.addEventListener('input', (event) => {
  // A name that belongs to another number must not stand there.
  if (event.target.name.startsWith('target.')) form.querySelector('[data-check]')?.replaceChildren()
})
form?.addEventListener('change', (event) => {
  if (['v', 'n', 'coupon', 'useCredit'].includes(event.target.name)) void askPrice()
})
form?.addEventListener('submit', (event) => {
  const button = event.submitter
  if (['quote', 'points-on', 'points-off'].includes(button?.value)) {
    event.preventDefault()
    void askPrice(button.value)
    return
  }
  if (button?.value === 'check' && !away) {
    event.preventDefault()
    void askAccount(button)
    return
  }
  // A second press while the first is under way would only be answered with the same order.
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = '1'
  setTimeout(() => delete form.dataset.sent, 8000)
})
// Coming back from the invoice, the form can be sent again.
addEventListener('pageshow', () => form && delete form.dataset.sent)
