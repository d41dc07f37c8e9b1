/*
 * Tells the server that somebody has looked at what is new: `data-seen` names the address to tell. Only a page that is
 * really looked at counts, so it waits until the place is on the screen of a visible page.
 */
const told = new WeakSet()
const watcher = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting && !document.hidden) tell(target)
})

function tell(place) {
  if (told.has(place)) return
  told.add(place)
  watcher.unobserve(place)
  void fetch(place.dataset.seen, { method: 'POST', keepalive: true })
}

function watchAll() {
  for (const place of document.querySelectorAll('[data-seen]')) {
    if (told.has(place)) continue
    // Observed anew, it is judged anew: a page that comes back to the front counts from then on.
    watcher.unobserve(place)
    watcher.observe(place)
  }
}

watchAll()
addEventListener('live:changed', watchAll)
document.addEventListener('visibilitychange', watchAll)
