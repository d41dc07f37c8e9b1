/* Asks, while a domain of one's own is typed, whether it seems to be free. What comes back never holds the order up. */
const field = document.querySelector('[data-domain]')
const verdict = document.querySelector('[data-verdict="domain"]')
const words = verdict.querySelector('[data-verdict-text]')
const hint = verdict.querySelector('[data-domain-hint]')
const LOOKS = { free: 'free', taken: 'bad', invalid: 'bad', unknown: 'unknown' }
let timer
let asked = 0

function say(state, sentence, more) {
  if (state) verdict.dataset.state = state
  else delete verdict.dataset.state
  words.textContent = sentence
  hint.textContent = more ?? ''
}

function check() {
  clearTimeout(timer)
  asked += 1
  say(null, '')
  // Half a name has no ending yet; there is nothing to ask.
  if (/\.[^.\s]{2,}$/.test(field.value.trim())) timer = setTimeout(ask, 600)
  else if (field.value.trim().length > 3) timer = setTimeout(ask, 1500)
}

async function ask() {
  const turn = ++asked
  const wished = field.value.trim()
  const slow = setTimeout(() => turn === asked && say('asking', verdict.dataset.wordAsking), 300)
  try {
    const response = await fetch(`${field.dataset.domain}${encodeURIComponent(wished)}`)
    if (turn !== asked) return
    if (!response.ok) return say(null, '')
    const { state, sentence, hint: more } = await response.json()
    if (turn === asked) say(LOOKS[state], sentence, more)
  } catch {
    if (turn === asked) say(null, '')
  } finally {
    clearTimeout(slow)
  }
}

field.addEventListener('input', check)
if (field.value) check()
