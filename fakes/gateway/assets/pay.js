// Only comfort: the page works without it. Counts down by the server's clock and reloads when the charge has changed.

const clock = document.querySelector('[data-left-ms]')
const startedAt = performance.now()

if (clock) setInterval(tick, 500)
if (document.body.dataset.version) setInterval(look, 2000)

function tick() {
  const seconds = Math.max(0, Math.floor((Number(clock.dataset.leftMs) - (performance.now() - startedAt)) / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  if (hours >= 24) clock.textContent = `${Math.floor(hours / 24)} hari ${hours % 24} jam`
  else if (hours > 0) clock.textContent = `${hours} jam ${two(minutes)} menit`
  else clock.textContent = `${two(minutes)}:${two(seconds % 60)}`
}

async function look() {
  if (document.hidden || document.activeElement?.tagName === 'INPUT') return
  const [, , reference] = location.pathname.split('/')
  const answer = await fetch(`/pay/${reference}/state`).catch(() => null)
  if (!answer?.ok) return
  const { version } = await answer.json()
  if (version !== document.body.dataset.version) location.replace(`/pay/${reference}`)
}

function two(number) {
  return String(number).padStart(2, '0')
}
