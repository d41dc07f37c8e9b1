/* Counts down to `data-countdown` by the server's clock: `data-now` is the server's time when the page was made. */
const clocks = new WeakMap()

function left(place) {
  if (!clocks.has(place)) clocks.set(place, Date.parse(place.dataset.now) - performance.now())
  return Math.max(0, Math.floor((Date.parse(place.dataset.countdown) - performance.now() - clocks.get(place)) / 1000))
}

const two = (number) => String(number).padStart(2, '0')

function tick() {
  for (const place of document.querySelectorAll('[data-countdown]')) {
    const seconds = left(place)
    const [days, hours, minutes] = [
      Math.floor(seconds / 86400),
      Math.floor(seconds / 3600) % 24,
      Math.floor(seconds / 60) % 60,
    ]
    const clock = `${hours > 0 || days > 0 ? `${two(hours)}:` : ''}${two(minutes)}:${two(seconds % 60)}`
    const word = document.documentElement.lang === 'id' ? 'hari' : days === 1 ? 'day' : 'days'
    place.textContent = days > 0 ? `${days} ${word} ${clock}` : clock
    place.toggleAttribute('data-over', seconds === 0)
  }
}

tick()
setInterval(tick, 1000)
