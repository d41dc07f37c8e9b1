/*
 * Asks for the price again when the choice, the number or the coupon changes, and replaces what `data-breakdown` holds.
 * Without this file the coupon's button does the same with the whole page.
 */
const form = document.querySelector('[data-checkout]')
let asked = 0

async function askPrice() {
  const mine = ++asked
  const body = new FormData(form)
  body.set('intent', 'quote')
  try {
    const answer = await fetch(location.href, {
      method: 'POST',
      body: new URLSearchParams(body),
      headers: { accept: 'text/html' },
    })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const [old, fresh] = [document, page].map((one) => one.querySelector('[data-breakdown]'))
    if (mine !== asked || !fresh || !old) return
    const active = old.contains(document.activeElement) ? document.activeElement.name : null
    old.replaceWith(fresh)
    if (active) fresh.querySelector(`[name="${active}"]`)?.focus({ preventScroll: true })
  } catch {
    // The network is away; the server says the price again when the form is sent.
  }
}

form?.addEventListener('change', (event) => {
  if (['v', 'n', 'coupon'].includes(event.target.name)) void askPrice()
})
form?.addEventListener('submit', (event) => {
  const button = event.submitter
  if (button?.value === 'quote') {
    event.preventDefault()
    void askPrice()
    return
  }
  // A second press while the first is under way would only be answered with the same order.
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = '1'
  setTimeout(() => delete form.dataset.sent, 8000)
})
// Coming back from the invoice, the form can be sent again.
addEventListener('pageshow', () => form && delete form.dataset.sent)
