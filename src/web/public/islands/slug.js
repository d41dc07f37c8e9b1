/* Proposes an address from the business name, and says while typing whether it is free. */
const slug = document.querySelector('[data-slug]')
const name = document.querySelector('[data-slug-from]')
const verdict = document.querySelector('[data-slug-verdict]')
let touched = slug.value !== ''
let timer
let asked = 0

const tidy = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')

name.addEventListener('input', () => {
  if (touched) return
  slug.value = tidy(name.value)
    .replace(/^(bimbel|bimbingan-belajar)-(?=.)/, '')
    .replace(/-+$/, '')
    .slice(0, 40)
  check()
})

slug.addEventListener('input', () => {
  touched = slug.value !== ''
  slug.value = tidy(slug.value)
  check()
})

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-slug-use]') : null
  if (!button) return
  event.preventDefault()
  slug.value = button.dataset.slugUse
  slug.dispatchEvent(new Event('input', { bubbles: true }))
  slug.focus()
})

function check() {
  clearTimeout(timer)
  verdict.textContent = ''
  verdict.removeAttribute('data-state')
  document.getElementById(`${slug.id}-error`)?.remove()
  slug.removeAttribute('aria-invalid')
  if (slug.value.length >= 3) timer = setTimeout(ask, 350)
}

async function ask() {
  const turn = ++asked
  const wanted = slug.value
  try {
    const response = await fetch(`${slug.dataset.slug}${encodeURIComponent(wanted)}`)
    if (turn !== asked || wanted !== slug.value || !response.ok) return
    const { state } = await response.json()
    verdict.textContent = state === 'free' ? verdict.dataset.free : verdict.dataset.taken
    verdict.dataset.state = state === 'free' ? 'free' : 'taken'
  } catch {
    // The order itself checks again; silence is better than a guess.
  }
}
