/*
 * Turns a long form into steps. Without this file the form is one page and works the same. Each `[data-step]` is a
 * fieldset; the marks above jump back; a step is left forwards only when its fields are filled in. From the summary
 * one may go back to any step, and returns to the summary from there.
 */
const form = document.querySelector('form[data-wizard]')
const steps = [...form.querySelectorAll('[data-step]')]
const names = steps.map((step) => step.dataset.step)
const marks = [...form.querySelectorAll('[data-wizard-mark]')]
const [back, next, send] = ['back', 'next', 'send'].map((name) => form.querySelector(`[data-wizard-${name}]`))
const last = steps.length - 1
let current = 0
let returning = false

function show(index, focus) {
  current = index
  if (index === last) returning = false
  form.dataset.at = names[index]
  steps.forEach((step, at) => (step.hidden = at !== index))
  marks.forEach((mark, at) => {
    mark.toggleAttribute('data-done', at < index)
    if (at === index) mark.setAttribute('aria-current', 'step')
    else mark.removeAttribute('aria-current')
  })
  back.hidden = index === 0
  next.hidden = index === last
  send.hidden = !next.hidden
  fill()
  dispatchEvent(new CustomEvent('wizard:step', { detail: names[index] }))
  if (!focus) return
  scrollTo({ top: 0 })
  steps[index].querySelector('legend')?.focus({ preventScroll: true })
}

function fill() {
  const data = new FormData(form)
  for (const place of document.querySelectorAll('[data-echo]')) {
    place.textContent = data.get(place.dataset.echo) || place.dataset.empty || ''
  }
  for (const place of document.querySelectorAll('[data-echo-if]')) place.hidden = !data.get(place.dataset.echoIf)
}

const fieldsOf = (step) => [...step.querySelectorAll('input, select, textarea')]
const firstOpen = () => steps.findIndex((step) => fieldsOf(step).some((field) => !field.checkValidity()))

/* What is wrong with a field, in the words of the page: a browser would say it in its own language. */
function complaintOf(field) {
  const { valueMissing, tooShort, typeMismatch, customError } = field.validity
  const word = (name) => form.getAttribute(`data-word-${name}`)
  if (valueMissing) return word(field.type === 'checkbox' ? 'agree' : 'missing')
  if (customError) return field.validationMessage
  if (tooShort) return word('short').replace('{least}', field.minLength)
  if (typeMismatch) return word('email')
  return field.dataset.wrong ?? word('wrong')
}

/** Marks every field of the step that is not filled in yet; true when there is none. */
function complete(step) {
  const wrong = fieldsOf(step).filter((field) => !field.checkValidity())
  for (const field of wrong) complain(field)
  wrong[0]?.focus()
  return wrong.length === 0
}

function complain(field) {
  const id = `${field.id || field.name}-error`
  document.getElementById(id)?.remove()
  const line = document.createElement('p')
  line.id = id
  line.className = 'text-error mt-1.5 text-sm font-medium'
  line.textContent = complaintOf(field)
  const row = field.closest('.choice') ?? (field.parentElement.classList.contains('flex') ? field.parentElement : field)
  row.after(line)
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-describedby', [id, field.getAttribute('aria-describedby')].filter(Boolean).join(' '))
  field.addEventListener(
    'input',
    () => {
      line.remove()
      field.removeAttribute('aria-invalid')
    },
    { once: true },
  )
}

form.noValidate = true
next.addEventListener('click', () => {
  if (!complete(steps[current])) return
  const open = firstOpen()
  show(returning && (open < 0 || open === last) ? last : current + 1, true)
})
back.addEventListener('click', () => show(current - 1, true))
marks.forEach((mark, at) => mark.addEventListener('click', () => at < current && show(at, true)))
for (const button of form.querySelectorAll('[data-wizard-go]')) {
  button.addEventListener('click', () => {
    show(names.indexOf(button.dataset.wizardGo), true)
    returning = true
  })
}
form.addEventListener('input', fill)
addEventListener('wizard:fill', fill)
form.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.target.tagName !== 'INPUT' || current === last) return
  event.preventDefault()
  next.click()
})
form.addEventListener('submit', (event) => {
  if (event.submitter?.formNoValidate) return
  const open = firstOpen()
  if (open >= 0) {
    event.preventDefault()
    show(open)
    complete(steps[open])
  } else if (form.dataset.sent) event.preventDefault()
  else form.dataset.sent = 'yes'
})
addEventListener('pageshow', () => delete form.dataset.sent)

/* A refused field first; else where the order was left, but never past a step that still lacks something. */
function firstShown() {
  const refused = steps.findIndex((step) => step.querySelector('[aria-invalid="true"]'))
  if (refused >= 0) return refused
  const open = firstOpen()
  const wished = Math.max(0, names.indexOf(form.dataset.start))
  return open < 0 ? wished : Math.min(wished, open)
}

form.dataset.ready = ''
show(firstShown())
form.querySelector('[aria-invalid="true"]')?.focus()
