/* Goes on to `data-forward` when the page turns out to have done its part: an invoice that has just been paid. */
function goOn() {
  const next = document.querySelector('[data-forward]')?.dataset.forward
  if (next) location.assign(next)
}
addEventListener('live:changed', goOn)
