/* Keeps the frame with the real template up to date: a new one is loaded behind the old and takes its place when ready. */
const box = document.querySelector('[data-preview]')
const link = document.querySelector('[data-preview-link]')
const SHOWN = ['businessName', 'tagline', 'palette', 'brand.primary', 'brand.accent', 'logoId', 'package', 'vertical']
let turn = 0

addEventListener('draft:saved', ({ detail: { token, revision, names } }) => {
  const first = !box.hasAttribute('data-has')
  if (!first && !names.some((name) => SHOWN.includes(name) || name.startsWith('owner.'))) return
  const address = `${box.dataset.preview}?draft=${token}`
  link.hidden = false
  link.querySelector('a').href = address
  box.setAttribute('data-has', '')
  replace(`${address}&revision=${revision}`)
})

function replace(address) {
  const mine = ++turn
  const old = box.querySelector('[data-preview-frame]')
  if (!old.src) {
    old.src = address
    return
  }
  const fresh = old.cloneNode()
  fresh.loading = 'eager'
  fresh.classList.add('opacity-0')
  fresh.src = address
  fresh.addEventListener('load', () => {
    if (mine !== turn) return fresh.remove()
    fresh.classList.remove('opacity-0')
    for (const frame of box.querySelectorAll('[data-preview-frame]')) if (frame !== fresh) frame.remove()
  })
  old.after(fresh)
}
