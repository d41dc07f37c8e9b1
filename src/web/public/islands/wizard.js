/*
 * Turns a long form into steps. Without this file the form is one page and works the same. Each `[data-step]` is a
 * fieldset; the progress list's links jump back; a step is left forwards only when its fields are filled in.
 */
const form = document.querySelector('form[data-wizard]')
const steps = [...form.querySelectorAll('[data-step]')]
const marks = [...document.querySelectorAll('[data-wizard-mark]')]
const [back, next, send] = ['back', 'next', 'send'].map((name) => form.querySelector(`[data-wizard-${name}]`))
let current = Math.max(
  0,
  steps.findIndex((step) => step.querySelector('[aria-invalid="true"]')),
)

function show(index, focus) {
  current = index
  steps.forEach((step, at) => (step.hidden = at !== index))
  marks.forEach((mark, at) => {
    mark.toggleAttribute('data-done', at < index)
    if (at === index) mark.setAttribute('aria-current', 'step')
    else mark.removeAttribute('aria-current')
  })
  back.hidden = index === 0
  next.hidden = index === steps.length - 1
  send.hidden = !next.hidden
  fill()
  if (!focus) return
  scrollTo({ top: 0 })
  steps[index].querySelector('legend')?.focus({ preventScroll: true })
}

function fill() {
  const data = new FormData(form)
  for (const place of document.querySelectorAll('[data-echo]')) {
    place.textContent = data.get(place.dataset.echo) || place.dataset.empty || ''
  }
}

const complete = (step) =>
  [...step.querySelectorAll('input, select, textarea')].every((field) => field.reportValidity())

form.noValidate = true
next.addEventListener('click', () => complete(steps[current]) && show(current + 1, true))
back.addEventListener('click', () => show(current - 1, true))
marks.forEach((mark, at) => mark.addEventListener('click', () => at < current && show(at, true)))
form.addEventListener('input', fill)
form.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.target.tagName !== 'INPUT' || current === steps.length - 1) return
  event.preventDefault()
  next.click()
})
form.addEventListener('submit', (event) => {
  const open = steps.findIndex((step) =>
    [...step.querySelectorAll('input, select, textarea')].some((field) => !field.checkValidity()),
  )
  if (open >= 0) {
    event.preventDefault()
    show(open)
    complete(steps[open])
  } else if (form.dataset.sent) event.preventDefault()
  else form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => delete form.dataset.sent)

form.dataset.ready = ''
show(current)
form.querySelector('[aria-invalid="true"]')?.focus()
