/* Proposes an address from the business name, says while typing whether it is free, and offers others when it is not. */
const slug = document.querySelector('[data-slug]')
const name = document.querySelector('[data-slug-from]')
const verdict = document.querySelector('[data-verdict="slug"]')
const words = verdict.querySelector('[data-verdict-text]')
const ideas = document.querySelector('[data-slug-ideas]')
const list = ideas.querySelector('[data-slug-list]')
const LOOKS = { asking: 'asking', free: 'free', taken: 'bad', reserved: 'bad', invalid: 'bad' }
let touched = slug.value !== ''
let timer
let asked = 0

const tidy = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')

/* Whole words, as many as an address takes. */
function short(label) {
  const cut = label.length > 40 ? label.slice(0, 41).replace(/-[^-]*$/, '') : label
  return cut.slice(0, 40).replace(/-+$/, '')
}

name.addEventListener('input', () => {
  if (touched) return
  slug.value = short(tidy(name.value).replace(/^(bimbel|bimbingan-belajar)-(?=.)/, ''))
  check()
})

slug.addEventListener('input', () => {
  touched = slug.value !== ''
  slug.value = tidy(slug.value)
  check()
})
// The dash one may still be typing behind is no part of an address.
slug.addEventListener('change', () => {
  if (!slug.value.endsWith('-')) return
  slug.value = slug.value.replace(/-+$/, '')
  slug.dispatchEvent(new Event('input', { bubbles: true }))
})

// An address that was agreed to by going on does not follow the name any more.
addEventListener('wizard:step', () => {
  touched ||= slug.value !== ''
})

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-slug-use]') : null
  if (!button) return
  event.preventDefault()
  slug.value = button.dataset.slugUse
  slug.dispatchEvent(new Event('input', { bubbles: true }))
  slug.focus()
})

function say(state) {
  words.textContent = state ? verdict.getAttribute(`data-word-${state}`) : ''
  if (state) verdict.dataset.state = LOOKS[state]
  else delete verdict.dataset.state
}

function check() {
  clearTimeout(timer)
  asked += 1
  say(null)
  ideas.hidden = true
  document.getElementById(`${slug.id}-error`)?.remove()
  slug.removeAttribute('aria-invalid')
  if (slug.value.length >= 3) timer = setTimeout(ask, 350)
}

async function ask() {
  const turn = ++asked
  const wanted = slug.value
  const slow = setTimeout(() => turn === asked && say('asking'), 400)
  try {
    const response = await fetch(`${slug.dataset.slug}${encodeURIComponent(wanted)}`)
    if (turn !== asked || wanted !== slug.value) return
    if (!response.ok) return say(null)
    const { state, suggestions } = await response.json()
    if (turn !== asked) return
    say(state)
    offer(suggestions)
  } catch {
    // The order itself checks again; silence is better than a guess.
    if (turn === asked) say(null)
  } finally {
    clearTimeout(slow)
  }
}

function offer(suggestions) {
  ideas.hidden = suggestions.length === 0
  list.replaceChildren(
    ...suggestions.map((idea) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'btn btn-quiet max-w-full break-all'
      button.dataset.slugUse = idea
      button.textContent = list.dataset.word.replace('{slug}', idea)
      return button
    }),
  )
}

if (slug.value && !slug.hasAttribute('aria-invalid')) check()
