/* Asks back when an e-mail address looks like a slip of the finger: rangga@gmial.com. */
const HOSTS = [
  'gmail.com',
  'yahoo.com',
  'yahoo.co.id',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'ymail.com',
  'live.com',
]
const field = document.querySelector('[data-email]')
const hint = document.querySelector('[data-email-hint]')
const words = hint.querySelector('[data-word]')
let proposal = ''

/** How many letters were added, left out, changed or swapped with their neighbour. */
function distance(left, right) {
  const rows = [[...Array(right.length + 1).keys()]]
  for (let i = 1; i <= left.length; i += 1) {
    rows[i] = [i]
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same)
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      if (swapped) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1)
    }
  }
  return rows[left.length][right.length]
}

function check() {
  const [name, host] = field.value.trim().toLowerCase().split('@')
  proposal = ''
  if (name && host && !HOSTS.includes(host)) {
    const near = HOSTS.find((one) => distance(host, one) === 1) ?? HOSTS.find((one) => distance(host, one) === 2)
    // Two slips in a short name are another name.
    if (near && (distance(host, near) === 1 || near.length >= 9)) proposal = `${name}@${near}`
  }
  hint.hidden = !proposal
  words.textContent = proposal ? words.dataset.word.replace('{email}', proposal) : ''
}

field.addEventListener('input', () => !hint.hidden && check())
field.addEventListener('change', check)
hint.querySelector('[data-email-use]').addEventListener('click', () => {
  field.value = proposal
  check()
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
})
if (field.value) check()
