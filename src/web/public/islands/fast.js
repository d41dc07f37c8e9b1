/*
 * Keeps the pasted list in this tab until it is ordered, so that a cut line or a login on the way takes nothing of it,
 * and has it read without a page of its own that Back could not return to. Without this file the buttons do the same
 * with the whole page.
 */
const KEPT = 'ruko-fast'
const form = document.querySelector('form[data-fast]')
const list = () => form.elements.namedItem('lines')

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {}
  } catch {
    return {}
  }
}

function keep(state) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(state))
  } catch {
    // A tab without a memory keeps what stands in the field, and no more.
  }
}

const formToken = () => form.elements.namedItem('formToken')

/** The list with the name of its form: whatever became of it, under that name no line is ordered twice. */
function keepTyped() {
  keep({ who: form.dataset.fast, lines: list().value, token: formToken().value })
}

// What was ordered is not typed any more; of a list that was refused whole, everything is.
const done = new URL(location.href).searchParams.get('done')
if (done && stored().token && done.startsWith(stored().token)) {
  const { who, lines } = stored()
  keep(document.querySelector('[data-fast-none]') ? { who, lines } : { bought: lines })
}
if (form) {
  // Another person's list is not shown to this one.
  const { who, lines, token: before } = stored()
  if (who === form.dataset.fast && lines && list().value === '') {
    list().value = lines
    // It may have been ordered and only the answer been lost.
    if (before) formToken().value = before
  }
  form.addEventListener('input', ({ target }) => {
    if (target.name === 'lines') keepTyped()
  })
  form.addEventListener('submit', sent)
  addEventListener('pageshow', ({ persisted }) => {
    delete form.dataset.sent
    // Back at the form, browsers put in again what has been bought meanwhile.
    if (list().value === '' || list().value !== stored().bought) return
    if (persisted) location.reload()
    else if (list().defaultValue === '') list().value = ''
  })
}

function sent(event) {
  keepTyped()
  if (event.submitter?.value === 'preview') {
    event.preventDefault()
    void look()
    return
  }
  // A second press while the first is under way would only be told to wait.
  if (form.dataset.sent) event.preventDefault()
  form.dataset.sent = '1'
  setTimeout(() => delete form.dataset.sent, 8000)
}

/** What was typed and ticked while the list was read. */
function putBack(typed) {
  for (const field of form.elements) {
    if (field.type === 'checkbox') field.checked = typed.has(field.name)
    else if (!['hidden', 'submit'].includes(field.type) && typed.has(field.name)) field.value = typed.get(field.name)
  }
}

/** Reads the list and shows what it means in this very page. */
async function look() {
  const button = form.querySelector('button[value="preview"]')
  if (button.ariaBusy) return
  button.ariaBusy = 'true'
  const body = new URLSearchParams(new FormData(form))
  body.set('intent', 'preview')
  try {
    const answer = await fetch(location.pathname, { method: 'POST', body, headers: { accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('form[data-fast]')
    // The session has ended: the login leads back here, where the list is put in again.
    if (!fresh && (answer.redirected || answer.status === 401)) {
      location.assign(answer.redirected ? answer.url : location.pathname)
      return
    }
    if (!fresh) throw new Error('not now')
    const typed = new FormData(form)
    form.replaceChildren(...fresh.childNodes)
    putBack(typed)
    const shown = form.querySelector('[data-fast-shown]') ?? list()
    shown.focus({ preventScroll: true })
    shown.scrollIntoView({ block: 'nearest' })
  } catch {
    form.querySelector('[data-fast-away]').hidden = false
  }
  button.ariaBusy = null
}
